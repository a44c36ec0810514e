package hudson.security;

import hudson.DescriptorExtensionList;
import hudson.ExtensionPoint;
import hudson.model.AbstractItem;
import hudson.model.Computer;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Node;
import hudson.model.User;
import java.io.Serializable;
import java.util.Collection;
import java.util.Set;
import jenkins.model.Jenkins;

/** Gives each object its {@link ACL}. */
public abstract class AuthorizationStrategy implements Describable<AuthorizationStrategy>, ExtensionPoint {

    /** Everybody may do everything. */
    public static final AuthorizationStrategy UNSECURED = new Unsecured();

    public abstract ACL getRootACL();

    public ACL getACL(AbstractItem item) {
        return getRootACL();
    }

    public ACL getACL(User user) {
        return getRootACL();
    }

    public ACL getACL(Computer computer) {
        return getRootACL();
    }

    public ACL getACL(Node node) {
        return getRootACL();
    }

    /** The groups that this strategy names. */
    public abstract Collection<String> getGroups();

    public static DescriptorExtensionList<AuthorizationStrategy, Descriptor<AuthorizationStrategy>> all() {
        return Jenkins.get().getDescriptorList(AuthorizationStrategy.class);
    }

    /** Everybody may do everything. */
    public static final class Unsecured extends AuthorizationStrategy implements Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public ACL getRootACL() {
            return ACL.lambda2((user, permission) -> true);
        }

        @Override
        public Collection<String> getGroups() {
            return Set.of();
        }

        private Object readResolve() {
            return UNSECURED;
        }
    }
}
