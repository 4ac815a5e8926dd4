package dev.jarvis.simulator.ssh.commands;

import dev.jarvis.simulator.node.Sensor;
import dev.jarvis.simulator.ssh.NodeCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows what the sensors measure, in the JSON of lm-sensors; other forms are not imitated. */
final class Sensors implements NodeCommand {

    @Override
    public String name() {
        return "sensors";
    }

    @Override
    public Reply run(Call call) {
        if (!call.argument(0).equals("-j")) {
            return Reply.failed(1, "sensors: only -j is known here\n");
        }
        Map<String, List<Sensor>> chips = new LinkedHashMap<>();
        for (Sensor sensor : call.machine().sensors().read()) {
            chips.computeIfAbsent(sensor.chip(), name -> new ArrayList<>()).add(sensor);
        }
        StringBuilder json = new StringBuilder("{\n");
        String betweenChips = "";
        for (List<Sensor> chip : chips.values()) {
            json.append(betweenChips)
                    .append("   \"" + chip.getFirst().chip() + "\":{\n      \"Adapter\": \""
                            + chip.getFirst().adapter() + "\"");
            chip.forEach(sensor -> append(json, sensor));
            json.append("\n   }");
            betweenChips = ",\n";
        }
        return Reply.said(json.append("\n}\n").toString());
    }

    private static void append(StringBuilder json, Sensor sensor) {
        json.append(",\n      \"" + sensor.label() + "\":{\n").append(value(sensor, "input", sensor.current()));
        sensor.maximum().ifPresent(celsius -> json.append(",\n").append(value(sensor, "max", celsius)));
        sensor.critical()
                .ifPresent(celsius -> json.append(",\n")
                        .append(value(sensor, "crit", celsius))
                        .append(",\n")
                        .append(value(sensor, "crit_alarm", sensor.current() >= celsius ? 1 : 0)));
        json.append("\n      }");
    }

    private static String value(Sensor sensor, String name, double number) {
        return String.format(Locale.ROOT, "         \"%s_%s\": %.3f", sensor.feature(), name, number);
    }
}
