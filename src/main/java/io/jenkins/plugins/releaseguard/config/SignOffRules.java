package io.jenkins.plugins.releaseguard.config;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Failure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;

/** All policies for sign-offs. They are made and replaced as a whole: a wrong one is refused before anything changes. */
public class SignOffRules implements Describable<SignOffRules> {

    private final List<SignOffPolicy> policies;

    /**
     * @param policies null for none
     * @throws Failure naming what is wrong if a policy can't hold, or two have one name
     */
    @DataBoundConstructor
    public SignOffRules(@Nullable List<SignOffPolicy> policies) {
        this.policies = policies == null ? new ArrayList<>() : new ArrayList<>(policies);
        Checks.refuse(this::check);
    }

    private void check() {
        Set<String> names = new HashSet<>();
        for (SignOffPolicy policy : policies) {
            policy.policy();
            if (!names.add(policy.getName())) {
                throw new IllegalArgumentException("two policies have the name '" + policy.getName() + "'");
            }
        }
    }

    public List<SignOffPolicy> getPolicies() {
        return policies;
    }

    /** Describes them to the configuration page. */
    @Extension
    @Symbol("signOffRules")
    public static class DescriptorImpl extends Descriptor<SignOffRules> {

        @Override
        public String getDisplayName() {
            return "Sign-off";
        }
    }
}
