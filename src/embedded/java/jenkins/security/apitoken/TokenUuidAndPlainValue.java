package jenkins.security.apitoken;

/** A new API token: the only moment its text is known. */
public class TokenUuidAndPlainValue {
    public final String tokenUuid;
    public final String plainValue;

    public TokenUuidAndPlainValue(String tokenUuid, String plainValue) {
        this.tokenUuid = tokenUuid;
        this.plainValue = plainValue;
    }
}
