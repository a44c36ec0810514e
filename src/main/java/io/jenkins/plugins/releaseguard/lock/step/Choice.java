package io.jenkins.plugins.releaseguard.lock.step;

import hudson.model.Item;
import hudson.util.ListBoxModel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the words of a Jenkinsfile into the constants they stand for, and back. */
final class Choice {

    private Choice() {}

    /** As a Jenkinsfile names it. */
    static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /** Of a select box. */
    static ListBoxModel items(ListBoxModel.Option... options) {
        return new ListBoxModel(List.of(options));
    }

    static ListBoxModel.Option option(String text, Enum<?> choice) {
        return new ListBoxModel.Option(text, word(choice));
    }

    static boolean mayConfigure(@Nullable Item item) {
        return item != null && item.hasPermission(Item.CONFIGURE);
    }

    /**
     * @param parameter the step's parameter, for the message
     * @throws IllegalArgumentException naming the offending value and the ones allowed
     */
    static <E extends Enum<E>> E of(Class<E> type, String parameter, String text) {
        E[] choices = type.getEnumConstants();
        for (E choice : choices) {
            if (word(choice).equals(text)) {
                return choice;
            }
        }
        throw new IllegalArgumentException(parameter + " must be "
                + Arrays.stream(choices).map(choice -> "'" + word(choice) + "'").collect(Collectors.joining(" or "))
                + ", but is '" + text + "'");
    }
}
