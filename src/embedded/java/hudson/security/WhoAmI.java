package hudson.security;

import hudson.model.Api;
import hudson.model.UnprotectedRootAction;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Tells a client who the controller takes it for. */
@ExportedBean
public class WhoAmI implements UnprotectedRootAction {
    public Api getApi() {
        return new Api(this);
    }

    @Exported
    public String getName() {
        return user().getName();
    }

    @Exported
    public boolean isAuthenticated() {
        return user().isAuthenticated();
    }

    @Exported
    public boolean isAnonymous() {
        return user() instanceof AnonymousAuthenticationToken;
    }

    @Exported
    public String[] getAuthorities() {
        return user().getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toArray(String[]::new);
    }

    private static Authentication user() {
        return Jenkins.getAuthentication2();
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return "Who am I";
    }

    @Override
    public String getUrlName() {
        return "whoAmI";
    }
}
