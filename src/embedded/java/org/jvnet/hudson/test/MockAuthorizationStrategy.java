package org.jvnet.hudson.test;

import hudson.model.AbstractItem;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.AuthorizationStrategy;
import hudson.security.Permission;
import hudson.security.SecurityRealm;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * Grants permissions by calls from tests: {@code grant(Item.READ).onItems(job).to("alice")}. Nothing that isn't granted
 * is allowed.
 */
public class MockAuthorizationStrategy extends AuthorizationStrategy {

    private static final String EVERYONE = "everyone";

    private final List<Granted> grants = new CopyOnWriteArrayList<>();

    /** Grants the permissions and all that they imply. */
    public Grant grant(Permission... permissions) {
        return new Grant(ids(permissions), true);
    }

    public Grant grantWithoutImplication(Permission... permissions) {
        return new Grant(ids(permissions), false);
    }

    private static Set<String> ids(Permission... permissions) {
        Set<String> ids = new HashSet<>();
        for (Permission permission : permissions) {
            ids.add(permission.getId());
        }
        return ids;
    }

    @Override
    public ACL getRootACL() {
        return acl("");
    }

    @Override
    public ACL getACL(AbstractItem item) {
        return acl(item.getFullName());
    }

    @Override
    public Collection<String> getGroups() {
        return List.of();
    }

    private ACL acl(String path) {
        return ACL.lambda2((who, permission) -> who.equals(ACL.SYSTEM2)
                || grants.stream().anyMatch(g -> g.covers(path) && g.includes(permission) && g.names(who)));
    }

    /** One saved line: who may do what where. */
    private static final class Granted {

        private final Set<String> permissions;
        private final boolean implying;
        private final String paths;
        private final Set<String> sids;

        Granted(Set<String> permissions, boolean implying, String paths, Set<String> sids) {
            this.permissions = permissions;
            this.implying = implying;
            this.paths = paths;
            this.sids = sids;
        }

        boolean covers(String path) {
            return Pattern.matches(paths, path);
        }

        boolean includes(Permission wanted) {
            for (Permission p = wanted; p != null; p = implying ? p.impliedBy : null) {
                if (permissions.contains(p.getId())) {
                    return true;
                }
            }
            return false;
        }

        boolean names(Authentication who) {
            return sids.contains(EVERYONE)
                    || sids.contains(who.getName())
                    || who.getAuthorities().stream()
                            .map(GrantedAuthority::getAuthority)
                            .anyMatch(sids::contains);
        }
    }

    /** What is granted; where and to whom follows. */
    public class Grant {

        private final Set<String> permissions;
        private final boolean implying;

        Grant(Set<String> permissions, boolean implying) {
            this.permissions = permissions;
            this.implying = implying;
        }

        public GrantOn everywhere() {
            return onPaths(".*");
        }

        public GrantOn onRoot() {
            return onPaths("");
        }

        public GrantOn onItems(Item... items) {
            return onPaths(
                    Stream.of(items).map(i -> Pattern.quote(i.getFullName())).toArray(String[]::new));
        }

        /** On the folders and everything inside. */
        public GrantOn onFolders(ItemGroup<?>... folders) {
            return onPaths(Stream.of(folders)
                    .map(f -> Pattern.quote(f.getFullName()) + "(|/.+)")
                    .toArray(String[]::new));
        }

        /** On items whose full name matches one of the regular expressions; the root's is empty. */
        public GrantOn onPaths(String... pathRegexps) {
            return new GrantOn(String.join("|", pathRegexps));
        }

        /** What is granted where; to whom follows. */
        public class GrantOn {

            private final String paths;

            GrantOn(String paths) {
                this.paths = paths;
            }

            /** To users or groups. */
            public MockAuthorizationStrategy to(String... sids) {
                grants.add(new Granted(permissions, implying, paths, new HashSet<>(List.of(sids))));
                return MockAuthorizationStrategy.this;
            }

            public MockAuthorizationStrategy to(User... users) {
                return to(Stream.of(users).map(User::getId).toArray(String[]::new));
            }

            public MockAuthorizationStrategy toEveryone() {
                return to(EVERYONE);
            }

            public MockAuthorizationStrategy toAuthenticated() {
                return to(SecurityRealm.AUTHENTICATED_AUTHORITY2.getAuthority());
            }
        }
    }
}
