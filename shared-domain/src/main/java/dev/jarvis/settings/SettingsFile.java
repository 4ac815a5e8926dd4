package dev.jarvis.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file of settings: {@code NAME=value} lines as shells and {@code docker compose} read them, with {@code #} comments and
 * values in quotes where they need them. Its secrets are why it should be readable by its owner alone.
 */
public final class SettingsFile {

    /** Names the file; {@code none} for no file at all. */
    public static final String VARIABLE = "JARVIS_SETTINGS";

    /** Read from the working folder when {@link #VARIABLE} names no other. */
    public static final String DEFAULT = "jarvis.env";

    /** What {@link #VARIABLE} says when no file is to be read. */
    public static final String NO_FILE = "none";

    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)=(.*)");
    private static final Pattern QUOTED =
            Pattern.compile("'([^']*)'\\s*(?:#.*)?|\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");
    private static final Pattern NEEDS_ESCAPE = Pattern.compile("[\\\\\"$`]");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s+)#.*");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.,:/@=+%-]*");

    private SettingsFile() {}

    /**
     * The file that is meant; empty when there is none.
     *
     * @param named what {@link #VARIABLE} says; blank for nothing
     * @throws InvalidSetting when it names one that does not exist
     */
    public static Optional<Path> meantBy(String named) {
        if (named.isBlank()) {
            return Optional.of(Path.of(DEFAULT)).filter(Files::exists);
        }
        if (named.equals(NO_FILE)) {
            return Optional.empty();
        }
        var file = Path.of(named);
        if (!Files.exists(file)) {
            throw new InvalidSetting(VARIABLE + " names " + file + ", which does not exist: make it with jarvis init");
        }
        return Optional.of(file);
    }

    /**
     * What a file says.
     *
     * @throws InvalidSetting with the file and the line, never the value, when it makes no sense
     */
    static Map<String, String> read(Path file, Set<String> known) {
        var read = new LinkedHashMap<String, String>();
        int number = 0;
        for (var line : lines(file)) {
            number++;
            var text = line.strip();
            if (!text.isEmpty() && !text.startsWith("#")) {
                var entry = entry(text, known, file + ", line " + number + ": ");
                if (read.put(entry.getKey(), entry.getValue()) != null) {
                    throw new InvalidSetting(file + ", line " + number + ": " + entry.getKey() + " is set twice");
                }
            }
        }
        return read;
    }

    /** The variable that a line sets; empty for a comment, and for a line that makes no sense. */
    public static Optional<String> nameIn(String line) {
        var assignment = LINE.matcher(line.strip());
        return assignment.matches() ? Optional.of(assignment.group(1)) : Optional.empty();
    }

    /**
     * A line of such a file, in quotes where the value needs them, so that shells and compose read the same.
     *
     * @throws IllegalArgumentException for a value of more than one line, which no such file can hold
     */
    public static String line(String name, String value) {
        if (PLAIN.matcher(value).matches()) {
            return name + "=" + value;
        }
        if (value.lines().count() > 1 || value.endsWith("\n") || value.endsWith("\r")) {
            throw new IllegalArgumentException(name + " has a value of more than one line");
        }
        return value.contains("'")
                ? name + "=\"" + NEEDS_ESCAPE.matcher(value).replaceAll("\\\\$0") + "\""
                : name + "='" + value + "'";
    }

    private static Map.Entry<String, String> entry(String text, Set<String> known, String where) {
        var line = LINE.matcher(text);
        if (!line.matches()) {
            throw new InvalidSetting(where + "this is no NAME=value");
        }
        var name = line.group(1);
        if (!known.contains(name) && !Settings.isFileOf(name, known)) {
            throw new InvalidSetting(where + "unknown variable " + name
                    + Nearest.to(name, known)
                            .map(near -> ": did you mean " + near + "?")
                            .orElse(""));
        }
        return Map.entry(name, value(line.group(2).strip(), where + name));
    }

    private static String value(String written, String where) {
        if (!written.startsWith("'") && !written.startsWith("\"")) {
            return COMMENT.matcher(written).replaceFirst("");
        }
        var quoted = QUOTED.matcher(written);
        if (!quoted.matches()) {
            throw new InvalidSetting(where + " begins with a quotation mark that is not closed at its end");
        }
        var literal = quoted.group(1);
        return literal != null ? literal : quoted.group(2).replaceAll("\\\\(.)", "$1");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new InvalidSetting(file + " cannot be read: " + FileRefusal.inWords(unreadable));
        }
    }
}
