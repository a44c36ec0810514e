package io.jenkins.plugins.releaseguard.flaky.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/** Gives each test case of one report its identity: knows the suites around the cursor and the names seen so far. */
final class CaseIds {
    private static final int MAX_NAME = 1000;
    private static final String ROOT_SUITE = "Root Suite";

    private record Suite(String name, String file) {}

    private final Deque<Suite> suites = new ArrayDeque<>();
    /** By the first test of its names. */
    private final Map<TestId, Integer> seen = new HashMap<>();

    private String fileOfSiblings = "";
    private String lastClass = "";

    /** A group of suites begins, which are siblings. */
    void enterAll() {
        fileOfSiblings = "";
    }

    void leaveAll() {
        fileOfSiblings = "";
    }

    /** The cursor stands on the start of a suite. */
    void enter(XMLStreamReader2 xml) {
        Suite outer = suites.peek();
        String file = attribute(xml, "file");
        if (file.isEmpty()) {
            file = attribute(xml, "filepath");
        }
        String name = attribute(xml, "name");
        if (outer == null) {
            // mocha-junit-reporter under Cypress names the file once, in an empty suite before its siblings
            fileOfSiblings = name.equals(ROOT_SUITE) ? file : fileOfSiblings;
        }
        if (file.isEmpty()) {
            file = outer == null ? fileOfSiblings : outer.file;
        }
        suites.push(new Suite(name, file));
    }

    void leave() {
        suites.pop();
    }

    TestId next(CaseAttributes testCase) {
        String className = bounded(testCase.className());
        if (className.equals(lastClass)) {
            className = lastClass; // tests of a class stand together, and a string keeps its hash
        }
        lastClass = className;
        return next(bounded(testCase.file()), className, bounded(testCase.name()));
    }

    /** The current suite itself failed. */
    TestId suiteItself() {
        return next("", suites.isEmpty() ? "" : suites.element().name, "");
    }

    private TestId next(String file, String className, String name) {
        Suite suite = suites.isEmpty() ? new Suite("", "") : suites.element();
        String ofFile = file.isEmpty() ? suite.file : file;
        TestId first = new TestId(suite.name, ofFile, className, name, 1);
        int occurrence = seen.merge(first, 1, Integer::sum);
        return occurrence == 1 ? first : new TestId(suite.name, ofFile, className, name, occurrence);
    }

    /** How many cases of the same suite, file, class and name the report has held so far. */
    int count(TestId id) {
        return seen.getOrDefault(id.first(), 0);
    }

    private static String attribute(XMLStreamReader2 xml, String name) {
        return bounded(xml.getAttributeValue(null, name));
    }

    /** Long names stay distinct when they are cut. */
    private static String bounded(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return "";
        }
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME) + "…#" + digest(name);
    }

    /** Whether a name was longer than what is kept. */
    static boolean isCut(String name) {
        return name.length() > MAX_NAME && name.startsWith("…#", MAX_NAME);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
