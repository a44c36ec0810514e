package io.jenkins.embedded.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import javax.servlet.http.HttpServletRequest;
import org.springframework.security.core.Authentication;

/** Computes crumbs: a digest of user, session and a secret of this process. */
public final class Crumbs {
    private static final String SECRET = UUID.randomUUID().toString();

    private Crumbs() {}

    /** Starts a session if there is none yet: a crumb is worth nothing without. */
    public static String issue(HttpServletRequest request, Authentication user, String salt) {
        String text = String.join(";", user.getName(), request.getSession().getId(), SECRET, salt);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
