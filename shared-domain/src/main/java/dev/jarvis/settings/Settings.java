package dev.jarvis.settings;

import io.micronaut.context.env.PropertySource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The environment and beneath it the settings file, checked: no {@code JARVIS_} variable that does not exist, and every
 * secret that was named by {@code NAME_FILE} read from its file; a blank variable counts as unset. Immutable;
 * {@code toString} shows names only.
 *
 * @param variables what {@code application.yml} may ask for
 */
public record Settings(Map<String, String> variables) {

    private static final String PREFIX = "JARVIS_";
    private static final int GREATEST_PORT = 65_535;
    private static final String FROM_FILE = "_FILE";

    public Settings {
        variables = Map.copyOf(variables);
    }

    /**
     * Checks and completes an environment. What it does not set, the settings file may.
     *
     * @throws InvalidSetting for a settings file that cannot be read, with its line; for a {@code JARVIS_} variable or a {@code -Djarvis.} property that does not exist, naming
     *     the nearest that does; for a secret's file that cannot be read
     */
    public static Settings of(Map<String, String> environment, Properties system) {
        var known = KnownSettings.names();
        refuseUnknown(environment.keySet(), known);
        refuseUnknown(variableNames(system), known);
        var completed = new LinkedHashMap<String, String>();
        SettingsFile.meantBy(environment.getOrDefault(SettingsFile.VARIABLE, ""))
                .ifPresent(file -> completed.putAll(SettingsFile.read(file, known)));
        var set = new LinkedHashMap<>(environment);
        set.values().removeIf(String::isBlank);
        set.keySet().forEach(name -> completed.remove(otherFormOf(name)));
        completed.putAll(set);
        completed.values().removeIf(String::isBlank);
        for (var name : known) {
            var file = completed.get(name + FROM_FILE);
            if (file != null && !known.contains(name + FROM_FILE)) {
                if (completed.containsKey(name)) {
                    throw new InvalidSetting(name + " and " + name + FROM_FILE + " are both set: keep one of them");
                }
                completed.put(name, secretFrom(name + FROM_FILE, Path.of(file)));
            }
        }
        return new Settings(completed);
    }

    /** These settings, with some replaced: as by the launcher of the simulated cluster. */
    public Settings with(Map<String, String> replaced) {
        var merged = new LinkedHashMap<>(variables);
        merged.putAll(replaced);
        return new Settings(merged);
    }

    /** These settings without the variables of a prefix. */
    public Settings without(String prefix) {
        var kept = new LinkedHashMap<>(variables);
        kept.keySet().removeIf(name -> name.startsWith(prefix));
        return new Settings(kept);
    }

    /**
     * A port among the variables.
     *
     * @throws InvalidSetting when it is no number 0..65535
     */
    public int port(String name, int absent) {
        var text = variables.getOrDefault(name, Integer.toString(absent));
        return parsed(text)
                .filter(port -> port >= 0 && port <= GREATEST_PORT)
                .orElseThrow(() ->
                        new InvalidSetting(name + " must be a port 0.." + GREATEST_PORT + ", was \"" + text + "\""));
    }

    /**
     * A yes or no among the variables; absent means no.
     *
     * @throws InvalidSetting when it is neither {@code true} nor {@code false}
     */
    public boolean flag(String name) {
        var text = variables.getOrDefault(name, "false");
        if (!text.equals("true") && !text.equals("false")) {
            throw new InvalidSetting(name + " must be true or false, was \"" + text + "\"");
        }
        return text.equals("true");
    }

    private static Optional<Integer> parsed(String text) {
        try {
            return Optional.of(Integer.parseInt(text));
        } catch (NumberFormatException senseless) {
            return Optional.empty();
        }
    }

    /** What a Micronaut context resolves its placeholders from, in place of its own view of the environment. */
    public PropertySource asPropertySource() {
        return PropertySource.of(
                "jarvis-environment",
                new LinkedHashMap<>(variables),
                PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE,
                PropertySource.Origin.of("environment"));
    }

    private static Set<String> variableNames(Properties system) {
        var names = new TreeSet<String>();
        for (var name : system.stringPropertyNames()) {
            if (name.startsWith("jarvis.")) {
                names.add(name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
            }
        }
        return names;
    }

    private static void refuseUnknown(Set<String> names, Set<String> known) {
        for (var name : new TreeSet<>(names)) {
            if (name.startsWith(PREFIX) && !known.contains(name) && !isFileOf(name, known)) {
                throw new InvalidSetting("unknown variable " + name
                        + Nearest.to(name, known)
                                .map(near -> ": did you mean " + near + "?")
                                .orElse(""));
            }
        }
    }

    /** The variable that gives the same secret in another form: what the environment says in one hides both of a file. */
    private static String otherFormOf(String name) {
        return name.endsWith(FROM_FILE) ? withoutFile(name) : name + FROM_FILE;
    }

    private static String withoutFile(String name) {
        return name.substring(0, name.length() - FROM_FILE.length());
    }

    /** Whether a variable names the file of a secret that there is. */
    static boolean isFileOf(String name, Set<String> known) {
        return name.endsWith(FROM_FILE) && known.contains(withoutFile(name));
    }

    private static String secretFrom(String variable, Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new InvalidSetting(
                    variable + " names " + file + ", which cannot be read: " + FileRefusal.inWords(unreadable));
        }
    }

    @Override
    public String toString() {
        return "Settings" + new TreeSet<>(variables.keySet());
    }
}
