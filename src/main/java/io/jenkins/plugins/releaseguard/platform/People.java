package io.jenkins.plugins.releaseguard.platform;

import hudson.model.User;
import hudson.security.ACL;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** Who acts. User ids compare as the security realm says: {@code Alice} and {@code alice} may be one person. */
public final class People {

    private People() {}

    /** The id of the user of this request; null for an anonymous one, and for Jenkins itself. */
    public static @Nullable String currentUserId() {
        Authentication who = Jenkins.getAuthentication2();
        if (ACL.isAnonymous2(who) || who.equals(ACL.SYSTEM2)) {
            return null;
        }
        User user = User.get2(who);
        return user == null ? null : user.getId();
    }

    /** Equal for two ids exactly when they name the same person: to look up by. */
    public static String key(String userId) {
        return Jenkins.get().getSecurityRealm().getUserIdStrategy().keyFor(userId);
    }

    /** Whether these two ids name the same person. */
    public static boolean same(String oneId, String otherId) {
        return Jenkins.get().getSecurityRealm().getUserIdStrategy().equals(oneId, otherId);
    }

    /** The display name of a user who may be unknown here. */
    public static String displayName(String userId) {
        User user = User.getById(userId, false);
        return user == null ? userId : user.getDisplayName();
    }
}
