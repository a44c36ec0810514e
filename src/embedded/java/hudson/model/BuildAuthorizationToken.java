package hudson.model;

/** A token with which a URL may start builds. This controller gives none out. */
public class BuildAuthorizationToken {
    private final String token;

    public BuildAuthorizationToken(String token) {
        this.token = token;
    }

    public String getToken() {
        return token;
    }
}
