package io.jenkins.plugins.releaseguard.notify;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.List;

/** What is configured for mail. */
public interface MailSettings extends ExtensionPoint {

    /** The configuration of this controller. */
    static MailSettings ofController() {
        return ExtensionList.lookupSingleton(MailSettings.class);
    }

    /** Addresses that get all news. */
    List<String> mailAddresses();
}
