package io.jenkins.plugins.releaseguard.config;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Failure;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaseguard.notify.MailAddresses;
import io.jenkins.plugins.releaseguard.notify.MailSettings;
import java.util.List;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Who is told of releases and of what is overdue, besides those who take part. */
@Extension
@Symbol("releaseGuardNotifications")
public class NotificationConfiguration extends GlobalConfiguration implements MailSettings {

    private String mailAddresses = "";

    public NotificationConfiguration() {
        load();
    }

    public static NotificationConfiguration get() {
        return ExtensionList.lookupSingleton(NotificationConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return "Release Guard: notifications";
    }

    /** As {@link MailAddresses} reads them. */
    public String getMailAddresses() {
        return mailAddresses;
    }

    /** @throws Failure naming what is no address */
    @DataBoundSetter
    public void setMailAddresses(@Nullable String mailAddresses) {
        String given = mailAddresses == null ? "" : mailAddresses.strip();
        Checks.refuse(() -> MailAddresses.parse(given));
        this.mailAddresses = given;
        save();
    }

    @Override
    public List<String> mailAddresses() {
        return MailAddresses.parse(mailAddresses);
    }

    @POST
    public FormValidation doCheckMailAddresses(@QueryParameter String value) {
        return Checks.of(() -> MailAddresses.parse(value));
    }
}
