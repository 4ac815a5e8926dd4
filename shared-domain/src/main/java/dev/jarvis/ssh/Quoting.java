package dev.jarvis.ssh;

import java.util.List;
import java.util.stream.Collectors;

/** Turns arguments into a command line that a POSIX shell reads back as exactly these arguments. */
public final class Quoting {

    private static final String SAFE = "%+,-./:=@_";

    private Quoting() {}

    /**
     * The command line for a program and its arguments. What an argument means to the program, as a leading hyphen does,
     * is not changed.
     *
     * @throws IllegalArgumentException when there is no program, or a character that no argument can hold: NUL, or half of
     *     a surrogate pair
     */
    public static String commandLine(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a command has at least one word, this one has none");
        }
        return arguments.stream().map(Quoting::quoted).collect(Collectors.joining(" "));
    }

    /** One argument, between single quotes unless nothing in it could mean anything to a shell. */
    private static String quoted(String argument) {
        refuseUnsayable(argument);
        boolean plain = !argument.isEmpty() && argument.chars().allMatch(Quoting::isPlain);
        // Between single quotes a shell reads everything as it stands, but for the quote itself.
        return plain ? escapedAssignment(argument) : "'" + argument.replace("'", "'\\''") + "'";
    }

    /** NAME=value as a first word would be an assignment, and not the name of a program. */
    private static String escapedAssignment(String argument) {
        return argument.indexOf('=') >= 0 ? "'" + argument + "'" : argument;
    }

    private static boolean isPlain(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || SAFE.indexOf(character) >= 0;
    }

    private static void refuseUnsayable(String argument) {
        int index = 0;
        while (index < argument.length()) {
            int character = argument.codePointAt(index);
            if (character == 0) {
                throw new IllegalArgumentException("an argument cannot hold NUL, this one does at " + index);
            }
            if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
                throw new IllegalArgumentException("an argument is Unicode text, this one has half a pair at " + index);
            }
            index += Character.charCount(character);
        }
    }
}
