package dev.jarvis.bench.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The command line of a program: {@code --name value}, and {@code --flag} for what has no value. Immutable. */
public final class Options {

    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Reads words.
     *
     * @param named the options that have a value
     * @param flags those that have none
     * @throws IllegalArgumentException with a text for whoever typed them
     */
    public static Options of(List<String> words, Set<String> named, Set<String> flags) {
        var values = new HashMap<String, String>();
        for (int index = 0; index < words.size(); index++) {
            var word = words.get(index);
            if (flags.contains(word)) {
                values.put(word, "");
            } else if (!named.contains(word)) {
                throw new IllegalArgumentException(word + " is no option here, there are: " + named + " " + flags);
            } else if (index + 1 == words.size()) {
                throw new IllegalArgumentException(word + " needs a value");
            } else {
                index++;
                values.put(word, words.get(index));
            }
        }
        return new Options(values);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A number above 0. */
    public Optional<Double> number(String name) {
        return text(name).map(text -> {
            try {
                double number = Double.parseDouble(text);
                if (number > 0) {
                    return number;
                }
            } catch (NumberFormatException noNumber) {
                throw new IllegalArgumentException(name + " is a number, was " + text, noNumber);
            }
            throw new IllegalArgumentException(name + " is above 0, was " + text);
        });
    }

    /** A whole number, above 0 or below. */
    public Optional<Long> whole(String name) {
        return text(name).map(text -> {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException noNumber) {
                throw new IllegalArgumentException(name + " is a whole number, was " + text, noNumber);
            }
        });
    }

    public int count(String name, int otherwise) {
        return number(name).map(Double::intValue).orElse(otherwise);
    }
}
