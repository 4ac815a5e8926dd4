package dev.jarvis.bench.process;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The settings that the simulator prints as lines for a shell. */
public final class Exports {

    private static final Pattern LINE = Pattern.compile("export (\\w+)='?([^'\\n]+)'?\\n");
    private static final String LAST = "PROXMOX_FINGERPRINTS=\\S+\n";

    private Exports() {}

    /** Waits until it has printed them; what a client of it must be told, by variable. */
    public static Map<String, String> of(Running simulator) throws InterruptedException {
        simulator.says(LAST);
        return LINE.matcher(simulator.output())
                .results()
                .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2)));
    }
}
