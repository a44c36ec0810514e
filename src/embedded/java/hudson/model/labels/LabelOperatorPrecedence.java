package hudson.model.labels;

/** How tightly the parts of a label expression bind; the first binds most. */
public enum LabelOperatorPrecedence {
    ATOM(null),
    NOT("!"),
    AND("&&"),
    OR("||"),
    IMPLIES("->"),
    IFF("<->");

    public final String str;

    LabelOperatorPrecedence(String str) {
        this.str = str;
    }
}
