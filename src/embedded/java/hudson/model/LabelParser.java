package hudson.model;

import hudson.model.labels.LabelAtom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads label expressions such as {@code (linux || mac) && !slow}. */
final class LabelParser {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\\(|\\)|!|&&|\\|\\||<->|->|\"[^\"]+\"|(?:(?!<?->)[^\\s()!&|\"<>])+)\\s*");

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    LabelParser(String text) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (end != text.length()) {
            throw new IllegalArgumentException("Not a label expression: " + text);
        }
    }

    Label parse() {
        Label label = iff();
        if (at < tokens.size()) {
            throw new IllegalArgumentException("Unexpected " + tokens.get(at) + " in label expression: " + text);
        }
        return label;
    }

    private Label iff() {
        return chain("<->", this::implies, Label::iff);
    }

    private Label implies() {
        return chain("->", this::or, Label::implies);
    }

    private Label or() {
        return chain("||", this::and, Label::or);
    }

    private Label and() {
        return chain("&&", this::term, Label::and);
    }

    private Label chain(String operator, Supplier<Label> operand, BinaryOperator<Label> join) {
        Label label = operand.get();
        while (take(operator)) {
            label = join.apply(label, operand.get());
        }
        return label;
    }

    private Label term() {
        if (take("!")) {
            return term().not();
        }
        if (take("(")) {
            Label inner = iff();
            if (!take(")")) {
                throw new IllegalArgumentException("Missing ) in label expression: " + text);
            }
            return inner.paren();
        }
        if (at == tokens.size() || tokens.get(at).matches("\\)|&&|\\|\\||<->|->")) {
            throw new IllegalArgumentException("A label is missing in label expression: " + text);
        }
        return new LabelAtom(tokens.get(at++).replace("\"", ""));
    }

    private boolean take(String token) {
        if (at < tokens.size() && tokens.get(at).equals(token)) {
            at++;
            return true;
        }
        return false;
    }
}
