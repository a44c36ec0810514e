package io.jenkins.plugins.releaseguard.config;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.releaseguard.signoff.engine.Policies;
import io.jenkins.plugins.releaseguard.signoff.engine.Policy;
import io.jenkins.plugins.releaseguard.signoff.store.SignOffSettings;
import java.util.List;
import java.util.function.Predicate;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;

/** The policies for sign-offs, for all of the controller and for folders. */
@Extension
@Symbol("releaseGuardSignOff")
public class SignOffConfiguration extends GlobalConfiguration implements SignOffSettings {

    private SignOffRules rules = new SignOffRules(List.of());

    public SignOffConfiguration() {
        load();
    }

    public static SignOffConfiguration get() {
        return ExtensionList.lookupSingleton(SignOffConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return "Release Guard: sign-off";
    }

    public SignOffRules getRules() {
        return rules;
    }

    @DataBoundSetter
    public void setRules(SignOffRules rules) {
        this.rules = rules;
        save();
    }

    @Override
    public Policies policies(String job, String asked) {
        List<Policy> anyway = policies(rule -> rule.holdsFor(job));
        Policies hold = anyway.isEmpty() ? Policies.DEFAULT : new Policies(anyway);
        // What a Jenkinsfile asks for comes on top, also of the default: it can't loosen anything.
        for (Policy more : policies(rule -> rule.getName().equals(asked) && !rule.holdsFor(job))) {
            hold = hold.and(more);
        }
        return hold;
    }

    private List<Policy> policies(Predicate<SignOffPolicy> which) {
        return rules.getPolicies().stream()
                .filter(which)
                .map(SignOffPolicy::policy)
                .toList();
    }

    @Override
    public boolean knows(String policy) {
        return rules.getPolicies().stream().anyMatch(rule -> rule.getName().equals(policy));
    }
}
