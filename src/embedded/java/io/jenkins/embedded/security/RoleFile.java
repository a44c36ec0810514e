package io.jenkins.embedded.security;

import hudson.security.ACL;
import hudson.security.AuthorizationStrategy;
import hudson.security.Permission;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.model.IdStrategy;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/**
 * Who may do what, from {@code roles.properties} in the home of the controller: a line for each user or group, with
 * permissions as titles and names.
 *
 * <pre>
 * admin         = Overall/Administer
 * authenticated = Overall/Read, Job/Read, Job/Build
 * </pre>
 *
 * Changes count at once. Whatever the file doesn't say is refused.
 */
public final class RoleFile extends AuthorizationStrategy {
    private static final Logger LOGGER = Logger.getLogger(RoleFile.class.getName());

    private transient FileTime readAt;
    private transient Map<String, Set<String>> grants;

    private static Path file() {
        return Jenkins.get().getRootDir().toPath().resolve("roles.properties");
    }

    @Override
    public ACL getRootACL() {
        return ACL.lambda2(this::allows);
    }

    @Override
    public Collection<String> getGroups() {
        return Set.of();
    }

    private boolean allows(Authentication user, Permission permission) {
        Map<String, Set<String>> current = current();
        Set<String> granted = user.getAuthorities().stream()
                .flatMap(group -> current.getOrDefault(key(group.getAuthority()), Set.of()).stream())
                .collect(Collectors.toSet());
        if (!ACL.isAnonymous2(user)) {
            granted.addAll(current.getOrDefault(key(user.getName()), Set.of()));
        }
        for (Permission p = permission; p != null; p = p.impliedBy) {
            if (granted.contains(name(p))) {
                return true;
            }
        }
        return false;
    }

    private static String name(Permission permission) {
        return permission.group.title.toString(Locale.ENGLISH) + '/' + permission.name;
    }

    private static String key(String id) {
        return IdStrategy.CASE_INSENSITIVE.keyFor(id);
    }

    private synchronized Map<String, Set<String>> current() {
        Path file = file();
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            if (grants == null || !changed.equals(readAt)) {
                grants = read(file);
                readAt = changed;
            }
        } catch (IOException x) {
            LOGGER.log(Level.WARNING, "Nobody may do anything: can't read " + file, x);
            grants = Map.of();
            readAt = null;
        }
        return grants;
    }

    private static Map<String, Set<String>> read(Path file) throws IOException {
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            lines.load(in);
        }
        Map<String, Set<String>> all = new HashMap<>();
        lines.forEach((who, what) -> all.put(
                key(who.toString()),
                Arrays.stream(what.toString().split(",")).map(String::trim).collect(Collectors.toSet())));
        return all;
    }
}
