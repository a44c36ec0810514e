package io.jenkins.plugins.releaseguard.flaky.engine.quarantine;

import java.util.List;

/** A pattern in which {@code *} stands for any characters and {@code ?} for one; upper and lower case differ. */
public record Glob(String pattern) {

    /** One pattern a line; empty lines are none. */
    public static List<Glob> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Glob::new)
                .toList();
    }

    /** Takes time of pattern times text at most, whatever the pattern. */
    public boolean matches(String text) {
        int at = 0;
        int in = 0;
        int star = -1;
        int retry = 0;
        while (in < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                retry = in;
            } else if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == text.charAt(in))) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++retry;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
