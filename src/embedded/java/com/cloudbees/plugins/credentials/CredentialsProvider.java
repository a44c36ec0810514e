package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.Util;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Run;
import hudson.security.ACL;
import java.util.List;
import java.util.function.Predicate;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** Finds credentials by type and context. There is one store, the controller's own, open to builds and the system. */
public abstract class CredentialsProvider {
    private CredentialsProvider() {}

    /** What a group of items can use; the controller itself also sees what no build may have. */
    public static <C extends Credentials> List<C> lookupCredentialsInItemGroup(
            Class<C> type, ItemGroup<?> group, Authentication user, List<DomainRequirement> requirements) {
        boolean controller = group == Jenkins.get();
        return find(type, user, each -> controller || each.getScope() != CredentialsScope.SYSTEM);
    }

    public static <C extends Credentials> List<C> lookupCredentialsInItemGroup(
            Class<C> type, ItemGroup<?> group, Authentication user) {
        return lookupCredentialsInItemGroup(type, group, user, List.of());
    }

    /** What an item can use. */
    public static <C extends Credentials> List<C> lookupCredentialsInItem(
            Class<C> type, Item item, Authentication user, List<DomainRequirement> requirements) {
        return find(type, user, each -> each.getScope() != CredentialsScope.SYSTEM);
    }

    /** What a build can use of that id, or null. */
    public static <C extends IdCredentials> C findCredentialById(String id, Class<C> type, Run<?, ?> run) {
        return findCredentialById(id, type, run, List.of());
    }

    public static <C extends IdCredentials> C findCredentialById(
            String id, Class<C> type, Run<?, ?> run, List<DomainRequirement> requirements) {
        return lookupCredentialsInItem(type, run.getParent(), ACL.SYSTEM2, requirements).stream()
                .filter(each -> each.getId().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static <C extends Credentials> List<C> find(Class<C> type, Authentication user, Predicate<C> rule) {
        if (!ACL.SYSTEM2.equals(user)) {
            return List.of();
        }
        return Util.filter(SystemCredentialsProvider.getInstance().getCredentials(), type).stream()
                .filter(rule)
                .toList();
    }
}
