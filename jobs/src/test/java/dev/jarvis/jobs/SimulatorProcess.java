package dev.jarvis.jobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A simulator in a process of its own, so that what this process holds is JARVIS's alone. */
final class SimulatorProcess implements AutoCloseable {

    private static final Pattern CONTROL = Pattern.compile("control API on (http://\\S+)");
    private static final Pattern EXPORT = Pattern.compile("export ([A-Z_]+)='?([^']*)'?");

    /** The last line that it prints. */
    private static final String READY = "# login: ";

    private final Process process;
    private final Map<String, String> variables = new HashMap<>();
    private final ControlApi control;

    SimulatorProcess(int nodes) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.jarvis.simulator.Simulator",
                        "--port",
                        "0",
                        "--control",
                        "0",
                        "--ssh",
                        "off",
                        "--nodes",
                        Integer.toString(nodes))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        control = new ControlApi(readWhatItPrints());
    }

    /** Keeps the variables; answers where the control API is. */
    private String readWhatItPrints() throws IOException {
        var control = "";
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null && !line.startsWith(READY); line = lines.readLine()) {
            var export = EXPORT.matcher(line);
            if (export.matches()) {
                variables.put(export.group(1), export.group(2));
            }
            var where = CONTROL.matcher(line);
            if (where.find()) {
                control = where.group(1);
            }
        }
        if (control.isEmpty()) {
            throw new IllegalStateException("the simulator did not start");
        }
        return control;
    }

    /** What names the cluster. */
    Map<String, String> variables() {
        return Map.copyOf(variables);
    }

    List<String> nodes() {
        var names = new ArrayList<String>();
        for (var pin : variables.getOrDefault("PROXMOX_FINGERPRINTS", "").split(",", -1)) {
            names.add(pin.substring(0, pin.indexOf('=')));
        }
        return names;
    }

    /** The node that answers at this {@code host:port}. */
    String nodeAt(String host) {
        var hosts = List.of(variables.getOrDefault("PROXMOX_NODES", "").split(",", -1));
        return nodes().get(hosts.indexOf(host));
    }

    ControlApi control() {
        return control;
    }

    @Override
    public void close() {
        control.close();
        process.destroy();
        process.onExit().join();
    }
}
