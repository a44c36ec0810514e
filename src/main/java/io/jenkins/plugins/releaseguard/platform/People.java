package io.jenkins.plugins.releaseguard.platform;

import hudson.model.Cause;
import hudson.model.Run;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.Permission;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Who acts. User ids compare as the security realm says: {@code Alice} and {@code alice} may be one person. */
public final class People {

    private People() {}

    /** The id of the user of this request; null for an anonymous one, for Jenkins itself, and while security is off. */
    public static @Nullable String currentUserId() {
        Authentication who = Jenkins.getAuthentication2();
        if (ACL.isAnonymous2(who) || who.equals(ACL.SYSTEM2) || !Jenkins.get().isUseSecurity()) {
            return null;
        }
        User user = User.get2(who);
        return user == null ? null : user.getId();
    }

    /** What a user may do and which groups they are in, both as of now. */
    public record Rights(boolean exists, Predicate<Permission> has, Set<String> groups) {}

    /** The rights of any user; nothing for one whom Jenkins doesn't know, or no longer. */
    public static Rights rights(String userId) {
        return login(userId).map(People::rights).orElse(new Rights(false, permission -> false, Set.of()));
    }

    /** Whether somebody whom Jenkins knows has a permission on this controller, and may read a job or folder. */
    public static boolean maySee(String userId, Permission permission, String item) {
        return Optional.ofNullable(User.getById(userId, false))
                .flatMap(user -> login(user.getId()))
                .filter(who -> Jenkins.get().getACL().hasPermission2(who, permission))
                .filter(who -> Jobs.isReadableFor(who, item))
                .isPresent();
    }

    /** What a user is when logged in; empty for one whom the realm doesn't know, or no longer, and while security is off. */
    private static Optional<Authentication> login(String userId) {
        if (!Jenkins.get().isUseSecurity()) {
            return Optional.empty();
        }
        User user = User.getById(userId, false);
        try {
            return Optional.of(user == null ? loginOfUnknown(userId) : user.impersonate2());
        } catch (UsernameNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Not every realm's users are on disk. The realm is asked itself: a User made for it would be listed among people. */
    private static Authentication loginOfUnknown(String userId) {
        UserDetails details = Jenkins.get().getSecurityRealm().loadUserByUsername2(userId);
        return new UsernamePasswordAuthenticationToken(details, "", details.getAuthorities());
    }

    /** The rights of the user of this request, whose groups the login told. */
    public static Rights currentRights() {
        return rights(Jenkins.getAuthentication2());
    }

    private static Rights rights(Authentication who) {
        Set<String> groups = who.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new Rights(true, permission -> Jenkins.get().getACL().hasPermission2(who, permission), groups);
    }

    /** As a record of who did it says: the user's id, {@code anonymous}, or {@code SYSTEM} for Jenkins itself. */
    public static String currentName() {
        String id = currentUserId();
        return id == null ? Jenkins.getAuthentication2().getName() : id;
    }

    /** Equal for two ids exactly when they name the same person: to look up by. */
    public static String key(String userId) {
        return Jenkins.get().getSecurityRealm().getUserIdStrategy().keyFor(userId);
    }

    /** Ids of those who started a build, or the build that started it: several if the queue made one build of theirs. */
    public static Set<String> starters(Run<?, ?> run) {
        Set<String> ids = new LinkedHashSet<>();
        collect(run.getCauses(), ids);
        return ids;
    }

    private static void collect(List<? extends Cause> causes, Set<String> ids) {
        for (Cause cause : causes) {
            if (cause instanceof Cause.UserIdCause user && user.getUserId() != null) {
                ids.add(user.getUserId());
            } else if (cause instanceof Cause.UpstreamCause upstream) {
                collect(upstream.getUpstreamCauses(), ids);
            }
        }
    }

    /** The display name of a user who may be unknown here. */
    public static String displayName(String userId) {
        User user = User.getById(userId, false);
        return user == null ? userId : user.getDisplayName();
    }
}
