package hudson.util;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The words of a command line; some may be hidden from the log. */
public class ArgumentListBuilder implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<String> words = new ArrayList<>();
    private final BitSet hidden = new BitSet();

    public ArgumentListBuilder() {}

    public ArgumentListBuilder(String... words) {
        add(words);
    }

    public ArgumentListBuilder add(String word) {
        return add(word, false);
    }

    /** Adds a word unless it is null. */
    public ArgumentListBuilder add(String word, boolean mask) {
        if (word != null) {
            hidden.set(words.size(), mask);
            words.add(word);
        }
        return this;
    }

    public ArgumentListBuilder add(String... more) {
        for (String word : more) {
            add(word);
        }
        return this;
    }

    public List<String> toList() {
        return List.copyOf(words);
    }

    public boolean[] toMaskArray() {
        boolean[] mask = new boolean[words.size()];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = hidden.get(i);
        }
        return mask;
    }
}
