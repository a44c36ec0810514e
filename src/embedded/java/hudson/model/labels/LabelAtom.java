package hudson.model.labels;

import hudson.model.Label;
import hudson.util.VariableResolver;

/** A single label. */
public class LabelAtom extends Label {
    public LabelAtom(String name) {
        super(name);
    }

    @Override
    public String getExpression() {
        return name;
    }

    @Override
    public boolean matches(VariableResolver<Boolean> resolver) {
        return resolver.resolve(name);
    }

    @Override
    public <V, P> V accept(LabelVisitor<V, P> visitor, P param) {
        return visitor.onAtom(this, param);
    }

    @Override
    public LabelOperatorPrecedence precedence() {
        return LabelOperatorPrecedence.ATOM;
    }

    public static LabelAtom get(String l) {
        return new LabelAtom(l);
    }
}
