package dev.jarvis.simulator.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameter verification that precedes every call. */
final class Verification {

    private static final String UNKNOWN =
            "property is not defined in schema and the schema does not allow additional properties";
    private static final String MISSING = "property is missing and it is not optional";

    private Verification() {}

    /** One text per parameter that is wrong, missing or unknown; empty when all is well. */
    static Map<String, String> errors(List<Parameter> known, Map<String, String> given) {
        Map<String, String> errors = new LinkedHashMap<>();
        for (String name : given.keySet()) {
            if (known.stream().noneMatch(parameter -> parameter.name().equals(name))) {
                errors.put(name, UNKNOWN);
            }
        }
        for (Parameter parameter : known) {
            Optional<String> value = Optional.ofNullable(given.get(parameter.name()));
            if (value.isPresent()) {
                parameter.check().complaint(value.get()).ifPresent(text -> errors.put(parameter.name(), text));
            } else if (!parameter.optional()) {
                errors.put(parameter.name(), MISSING);
            }
        }
        return errors;
    }
}
