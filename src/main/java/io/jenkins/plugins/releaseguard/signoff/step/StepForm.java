package io.jenkins.plugins.releaseguard.signoff.step;

import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What the forms of the steps in the Snippet Generator have in common. */
final class StepForm {

    private StepForm() {}

    /** What is wrong with a value, as who reads it says. */
    static FormValidation check(Runnable reading) {
        try {
            reading.run();
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    /** The units of a timeout. */
    static ListBoxModel units() {
        ListBoxModel units = new ListBoxModel();
        for (TimeUnit unit : new TimeUnit[] {TimeUnit.SECONDS, TimeUnit.MINUTES, TimeUnit.HOURS, TimeUnit.DAYS}) {
            units.add(unit.name().toLowerCase(Locale.ROOT), unit.name());
        }
        return units;
    }
}
