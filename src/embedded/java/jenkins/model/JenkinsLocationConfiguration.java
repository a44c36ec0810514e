package jenkins.model;

import hudson.Util;
import hudson.model.PersistentDescriptor;
import org.jenkinsci.Symbol;

/** The URL of the controller and the address of its administrator. */
@Symbol("location")
public class JenkinsLocationConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    private static final String NO_ADDRESS = "address not configured yet <nobody@nowhere>";

    private String adminAddress;
    private String jenkinsUrl;

    public static JenkinsLocationConfiguration get() {
        return all().get(JenkinsLocationConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return "Jenkins Location";
    }

    public String getAdminAddress() {
        return adminAddress == null ? NO_ADDRESS : adminAddress;
    }

    public void setAdminAddress(String adminAddress) {
        this.adminAddress = Util.fixEmptyAndTrim(adminAddress);
        save();
    }

    /** With a slash at its end; null while unknown. */
    public String getUrl() {
        return jenkinsUrl;
    }

    public void setUrl(String url) {
        String trimmed = Util.fixEmptyAndTrim(url);
        this.jenkinsUrl = trimmed == null || trimmed.endsWith("/") ? trimmed : trimmed + '/';
        save();
    }
}
