package dev.jarvis.simulator.api;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads lists of parameters in a short form, one a line or between semicolons: a name, a question mark if it is
 * optional, and its type: {@code text}, {@code text<=64}, {@code texts}, {@code boolean}, {@code integer 16..4096},
 * {@code number 0..}, or words with bars between them.
 */
public final class ParameterNotation {

    private ParameterNotation() {}

    /** The parameters in the order in which they are written. */
    public static List<Parameter> read(String notation) {
        List<Parameter> parameters = new ArrayList<>();
        for (String line : notation.split("[;\n]", -1)) {
            if (!line.isBlank()) {
                parameters.add(one(line.strip()));
            }
        }
        return List.copyOf(parameters);
    }

    /** The node and the guest of the path, and then those that are written. */
    public static List<Parameter> ofGuest(String notation) {
        List<Parameter> parameters = new ArrayList<>(List.of(Parameter.NODE_NAME, Parameter.VMID));
        parameters.addAll(read(notation));
        return List.copyOf(parameters);
    }

    private static Parameter one(String line) {
        String[] words = line.split("\\s+", 3);
        boolean optional = words[0].endsWith("?");
        String name = optional ? words[0].substring(0, words[0].length() - 1) : words[0];
        return Parameter.of(name, optional, type(words[1], words.length > 2 ? words[2].strip() : ".."));
    }

    private static ValueType type(String word, String bounds) {
        if (word.startsWith("text<=")) {
            return new ValueType.Text(Integer.parseInt(word.substring(6)));
        }
        String[] ends = bounds.split("\\.\\.", -1);
        return switch (word) {
            case "text" -> ValueType.Text.ANY;
            case "texts" -> ValueType.Texts.TEXTS;
            case "boolean" -> ValueType.Truth.TRUTH;
            case "integer" ->
                new ValueType.Whole(
                        ends[0].isEmpty() ? Long.MIN_VALUE : Long.parseLong(ends[0]),
                        ends[1].isEmpty() ? Long.MAX_VALUE : Long.parseLong(ends[1]));
            case "number" ->
                new ValueType.Fraction(
                        ends[0].isEmpty() ? Double.NEGATIVE_INFINITY : Double.parseDouble(ends[0]),
                        ends[1].isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(ends[1]));
            default -> new ValueType.Choice(List.of(word.split("\\|", -1)));
        };
    }
}
