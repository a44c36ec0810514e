package io.jenkins.plugins.releaseguard.platform;

import hudson.model.User;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import jenkins.security.ApiTokenProperty;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.Stapler;

/**
 * How the user of this request came in.
 *
 * @param address network address of the request; empty outside of a request
 * @param way {@code browser}, {@code password}, {@code API token}, {@code token} or {@code command line}
 */
public record Login(String address, String way) {

    /** Nobody is in a browser: a command stands for its user. */
    public static final Login COMMAND_LINE = new Login("", "command line");

    /** Of the current request. */
    public static Login current() {
        Object request = request();
        return request == null
                ? COMMAND_LINE
                : new Login(ask(request, "getRemoteAddr", null), way(ask(request, "getHeader", "Authorization")));
    }

    /** Whether something that was given out stands for the user, rather than the user being there. */
    public boolean isScript() {
        return !way.equals("browser") && !way.equals("password");
    }

    private static String way(String header) {
        if (header.isEmpty()) {
            return "browser";
        }
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return "token";
        }
        String[] parts = decoded(header.substring(6).trim()).split(":", 2);
        User user = parts.length == 2 ? User.getById(parts[0], false) : null;
        ApiTokenProperty tokens = user == null ? null : user.getProperty(ApiTokenProperty.class);
        return tokens != null && tokens.matchesPassword(parts[1]) ? "API token" : "password";
    }

    private static String decoded(String encoded) {
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** By reflection, since the type of a request differs between the hosts that this plugin runs on. */
    private static @Nullable Object request() {
        for (String name : new String[] {"getCurrentRequest2", "getCurrentRequest"}) {
            try {
                Object request = Stapler.class.getMethod(name).invoke(null);
                if (request != null) {
                    return request;
                }
            } catch (NoSuchMethodException e) {
                // The other host's name.
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(e);
            }
        }
        return null;
    }

    private static String ask(Object request, String question, @Nullable String argument) {
        try {
            Object answer = argument == null
                    ? request.getClass().getMethod(question).invoke(request)
                    : request.getClass().getMethod(question, String.class).invoke(request, argument);
            return answer == null ? "" : answer.toString();
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("A request without " + question, e);
        }
    }
}
