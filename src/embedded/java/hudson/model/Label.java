package hudson.model;

import hudson.model.labels.LabelAtom;
import hudson.model.labels.LabelExpression;
import hudson.model.labels.LabelOperatorPrecedence;
import hudson.model.labels.LabelVisitor;
import hudson.util.VariableResolver;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/** Names a set of nodes: a label, or an expression of labels. */
public abstract class Label extends Actionable implements Comparable<Label> {
    protected final transient String name;

    protected Label(String name) {
        this.name = name;
    }

    public final String getName() {
        return name;
    }

    @Override
    public String getDisplayName() {
        return name;
    }

    public abstract String getExpression();

    public String getUrl() {
        return "label/" + hudson.Util.rawEncode(name) + '/';
    }

    /** @param resolver tells whether a label is there */
    public abstract boolean matches(VariableResolver<Boolean> resolver);

    public final boolean matches(Collection<LabelAtom> labels) {
        return matches((VariableResolver<Boolean>)
                wanted -> labels.stream().anyMatch(label -> label.getName().equals(wanted)));
    }

    public final boolean matches(Node n) {
        return matches(n.getAssignedLabels());
    }

    /** The nodes that this names. */
    public Set<Node> getNodes() {
        Jenkins jenkins = Jenkins.get();
        return Stream.concat(Stream.of((Node) jenkins), jenkins.getNodes().stream())
                .filter(this::matches)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public boolean contains(Node node) {
        return matches(node);
    }

    public boolean isEmpty() {
        return getNodes().isEmpty();
    }

    public abstract <V, P> V accept(LabelVisitor<V, P> visitor, P param);

    public Label and(Label rhs) {
        return new LabelExpression.And(this, rhs);
    }

    public Label or(Label rhs) {
        return new LabelExpression.Or(this, rhs);
    }

    public Label iff(Label rhs) {
        return new LabelExpression.Iff(this, rhs);
    }

    public Label implies(Label rhs) {
        return new LabelExpression.Implies(this, rhs);
    }

    public Label not() {
        return new LabelExpression.Not(this);
    }

    public Label paren() {
        return new LabelExpression.Paren(this);
    }

    public abstract LabelOperatorPrecedence precedence();

    @Override
    public final boolean equals(Object o) {
        return o instanceof Label that && name.equals(that.name);
    }

    @Override
    public final int hashCode() {
        return name.hashCode();
    }

    @Override
    public final int compareTo(Label that) {
        return name.compareTo(that.name);
    }

    @Override
    public String toString() {
        return name;
    }

    /** The labels of a list that is separated by spaces. */
    public static Set<LabelAtom> parse(String labels) {
        return labels == null || labels.isBlank()
                ? Set.of()
                : Arrays.stream(labels.trim().split("\\s+")).map(LabelAtom::new).collect(Collectors.toSet());
    }

    /** The label of an expression; null for an empty one. */
    public static Label get(String l) {
        return l == null || l.isBlank() ? null : Jenkins.get().getLabel(l);
    }

    /** Fails for what isn't an expression. */
    public static Label parseExpression(String labelExpression) {
        return new LabelParser(labelExpression).parse();
    }
}
