package hudson.security.csrf;

/** The issuer every controller starts with: one crumb per user and session. */
public class DefaultCrumbIssuer extends CrumbIssuer {
    private final boolean excludeClientIPFromCrumb;

    public DefaultCrumbIssuer(boolean excludeClientIPFromCrumb) {
        this.excludeClientIPFromCrumb = excludeClientIPFromCrumb;
    }

    public boolean isExcludeClientIPFromCrumb() {
        return excludeClientIPFromCrumb;
    }
}
