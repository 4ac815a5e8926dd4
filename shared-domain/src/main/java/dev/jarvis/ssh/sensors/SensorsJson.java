package dev.jarvis.ssh.sensors;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Reads what {@code sensors -j} prints: an object of chips, each an object of features, each of sub-features as
 * {@code temp1_input} (lm-sensors, prog/sensors/chips.c). Fans, voltages and power are passed over. Values are always in
 * degrees Celsius there; only without {@code -j} can the program show others.
 */
final class SensorsJson {

    private static final Pattern SUB_FEATURE = Pattern.compile("temp\\d+_(input|max|crit)");

    /** Nothing in a rack is colder or warmer; what says so is broken, as sensors that are not connected are. */
    private static final double COLDEST = -100;

    private static final double HOTTEST = 250;

    private SensorsJson() {}

    /** Every temperature, in the order of the program; empty when the text is not a whole JSON object. */
    static Optional<List<Temperature>> read(JsonMapper json, String text) {
        try {
            var tree = json.readValue(Repaired.json(text), Argument.of(JsonNode.class));
            return tree == null || !tree.isObject() ? Optional.empty() : Optional.of(temperatures(tree));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static List<Temperature> temperatures(JsonNode chips) {
        var temperatures = new ArrayList<Temperature>();
        for (var chip : chips.entries()) {
            if (chip.getValue().isObject()) {
                for (var feature : chip.getValue().entries()) {
                    temperature(chip.getKey(), feature.getKey(), feature.getValue())
                            .ifPresent(temperatures::add);
                }
            }
        }
        return temperatures;
    }

    private static Optional<Temperature> temperature(String chip, String label, JsonNode feature) {
        if (!feature.isObject()) {
            return Optional.empty();
        }
        boolean isTemperature = false;
        var values = new double[] {Double.NaN, Double.NaN, Double.NaN};
        for (var entry : feature.entries()) {
            var name = SUB_FEATURE.matcher(entry.getKey());
            if (name.matches()) {
                isTemperature = true;
                var value = number(entry.getValue());
                switch (name.group(1)) {
                    case "input" -> values[0] = value;
                    case "max" -> values[1] = value;
                    default -> values[2] = value;
                }
            }
        }
        return isTemperature
                ? Optional.of(
                        new Temperature(chip, label, plausible(values[0]), plausible(values[1]), plausible(values[2])))
                : Optional.empty();
    }

    private static double number(JsonNode value) {
        return value.isNumber() ? value.getDoubleValue() : Double.NaN;
    }

    private static OptionalDouble plausible(double celsius) {
        // Not a number compares false with everything.
        return celsius >= COLDEST && celsius <= HOTTEST ? OptionalDouble.of(celsius) : OptionalDouble.empty();
    }
}
