package io.jenkins.plugins.releaseguard.signoff.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The details of an event: texts by name, in one canonical encoding. Sorted by name, one {@code name=value} in a line;
 * in a value a backslash is {@code \\}, a line feed {@code \n} and a carriage return {@code \r}.
 */
public final class Fields {

    public static final Fields NONE = new Fields(new TreeMap<>());

    private final SortedMap<String, String> values;

    private Fields(SortedMap<String, String> values) {
        this.values = Collections.unmodifiableSortedMap(values);
    }

    /** With one more; an empty or missing value is left out. */
    public Fields with(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return this;
        }
        if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("Not a name of a field: '" + name + "'.");
        }
        SortedMap<String, String> more = new TreeMap<>(values);
        more.put(name, value);
        return new Fields(more);
    }

    /** With a person under this name; nothing for nobody. */
    public Fields with(String name, @Nullable Person person) {
        return person == null
                ? this
                : with(name + ".key", person.key())
                        .with(name + ".id", person.id())
                        .with(name + ".name", person.name());
    }

    /** With these people, numbered. */
    public Fields withAll(String name, List<Person> people) {
        Fields all = this;
        for (int i = 0; i < people.size(); i++) {
            all = all.with(name + "." + (i + 1), people.get(i));
        }
        return all;
    }

    /** With all of these texts. */
    public Fields withAll(Map<String, String> texts) {
        Fields all = this;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            all = all.with(text.getKey(), text.getValue());
        }
        return all;
    }

    /** Empty if there is none. */
    public String text(String name) {
        return values.getOrDefault(name, "");
    }

    /** 0 if there is none. */
    public int number(String name) {
        String text = text(name);
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    /** The person under this name; null if there is none. */
    public @Nullable Person person(String name) {
        String key = text(name + ".key");
        return key.isEmpty() ? null : new Person(key, text(name + ".id"), text(name + ".name"));
    }

    /** The people numbered under this name. */
    public List<Person> people(String name) {
        List<Person> people = new ArrayList<>();
        Person next = person(name + ".1");
        while (next != null) {
            people.add(next);
            next = person(name + "." + (people.size() + 1));
        }
        return people;
    }

    /** All of them, by name. */
    public SortedMap<String, String> all() {
        return values;
    }

    /** The canonical encoding; each line ends with a line feed. */
    public String encode() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) ->
                text.append(name).append('=').append(escape(value)).append('\n'));
        return text.toString();
    }

    /** @throws IllegalArgumentException if this is no such encoding */
    public static Fields decode(String encoded) {
        SortedMap<String, String> values = new TreeMap<>();
        for (String line : encoded.split("\n", -1)) {
            if (line.isEmpty()) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("Not a field: '" + line + "'.");
            }
            values.put(line.substring(0, equals), unescape(line.substring(equals + 1)));
        }
        return new Fields(values);
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescape(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\\' || i + 1 == value.length()) {
                text.append(c);
                continue;
            }
            char next = value.charAt(++i);
            text.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
        }
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fields fields && fields.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
