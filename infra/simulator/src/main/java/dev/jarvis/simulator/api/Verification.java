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
        given.forEach((name, value) -> {
            Optional<Parameter> parameter =
                    known.stream().filter(one -> one.isCalled(name)).findFirst();
            if (parameter.isEmpty()) {
                errors.put(name, UNKNOWN);
            } else {
                parameter.get().check().complaint(value).ifPresent(text -> errors.put(name, text));
            }
        });
        for (Parameter parameter : known) {
            if (!parameter.optional() && !given.containsKey(parameter.name())) {
                errors.put(parameter.name(), MISSING);
            }
        }
        return errors;
    }
}
