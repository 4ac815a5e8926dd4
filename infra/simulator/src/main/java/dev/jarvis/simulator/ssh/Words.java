package dev.jarvis.simulator.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a command line into words as a POSIX shell does: blanks, both kinds of quotes, the backslash. Nothing is expanded,
 * and there is one command to a line.
 */
final class Words {

    private static final String OPERATORS = ";|&<>()`";

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;
    private int index;

    private Words(String line) {
        this.line = line;
    }

    /** The words, or what a shell would complain of. */
    sealed interface Split {
        /** These. */
        record Into(List<String> words) implements Split {}

        /** It is not a line. */
        record Wrong(String complaint) implements Split {}
    }

    static Split of(String line) {
        return new Words(line).split();
    }

    private Split split() {
        while (index < line.length()) {
            char character = line.charAt(index++);
            Optional<Split> wrong = take(character);
            if (wrong.isPresent()) {
                return wrong.get();
            }
        }
        end();
        return new Split.Into(List.copyOf(words));
    }

    private Optional<Split> take(char character) {
        switch (character) {
            case ' ', '\t', '\n' -> end();
            case '\'' -> {
                return quoted('\'');
            }
            case '"' -> {
                return quoted('"');
            }
            case '\\' -> {
                if (index < line.length()) {
                    add(line.charAt(index++));
                }
            }
            default -> {
                if (OPERATORS.indexOf(character) >= 0) {
                    return Optional.of(new Split.Wrong(
                            "bash: -c: line 1: syntax error near unexpected token `" + character + "'"));
                }
                add(character);
            }
        }
        return Optional.empty();
    }

    private Optional<Split> quoted(char quote) {
        begun = true;
        while (index < line.length()) {
            char character = line.charAt(index++);
            if (character == quote) {
                return Optional.empty();
            }
            boolean escapes = quote == '"' && character == '\\' && index < line.length();
            if (escapes && "\"\\$`".indexOf(line.charAt(index)) >= 0) {
                character = line.charAt(index++);
            }
            word.append(character);
        }
        return Optional.of(
                new Split.Wrong("bash: -c: line 1: unexpected EOF while looking for matching `" + quote + "'"));
    }

    private void add(char character) {
        begun = true;
        word.append(character);
    }

    private void end() {
        if (begun) {
            words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
    }
}
