package dev.jarvis.settings;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Variables that give each of several names a value: {@code name=value,…}. */
public final class NamedValues {

    private NamedValues() {}

    /**
     * The values by their names, in the order in which they were written; empty entries are passed over.
     *
     * @param form of an entry, for the person who wrote another
     * @param name reads a name, and throws an IllegalArgumentException that says what is wrong with it
     * @param value reads a value in the same way
     * @throws InvalidSetting for an entry without a name, one that cannot be read, and a name that stands there twice
     */
    public static <N, V> Map<N, V> read(
            String variable, String form, String written, Function<String, N> name, Function<String, V> value) {
        var values = new LinkedHashMap<N, V>();
        for (var entry : Arrays.stream(written.split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList()) {
            int equals = entry.indexOf('=');
            if (equals < 1) {
                throw new InvalidSetting(variable + ": each entry is " + form + ", was \"" + entry + "\"");
            }
            try {
                var named = name.apply(entry.substring(0, equals).strip());
                if (values.put(named, value.apply(entry.substring(equals + 1))) != null) {
                    throw new InvalidSetting(variable + ": " + named + " is named twice");
                }
            } catch (IllegalArgumentException malformed) {
                throw new InvalidSetting(variable + ": " + malformed.getMessage(), malformed);
            }
        }
        return values;
    }
}
