package dev.jarvis.bench;

import dev.jarvis.bench.process.Running;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How large a cluster is. */
enum ClusterSize {
    /** The demo's. */
    SMALL(Jarvis.NODES, Jarvis.GUESTS, 400),
    /** The largest that JARVIS is made for. */
    LARGE(32, 2_000, 2_000);

    private final int nodes;
    private final int guests;
    private final double megabytesADay;

    ClusterSize(int nodes, int guests, double megabytesADay) {
        this.nodes = nodes;
        this.guests = guests;
        this.megabytesADay = megabytesADay;
    }

    /** What may be written to the disk in a day while nothing happens. */
    double megabytesADay() {
        return megabytesADay;
    }

    /** How it is called on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ClusterSize of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Starts one, simulated by a process of its own, on ports that the system chooses. */
    Running simulate() throws IOException {
        return Running.jarvis(
                List.of(
                        "simulator",
                        "--port",
                        "0",
                        "--control",
                        "0",
                        "--nodes",
                        Integer.toString(nodes),
                        "--guests",
                        Integer.toString(guests)),
                Map.of());
    }

    @Override
    public String toString() {
        return nodes + " nodes, " + guests + " guests";
    }
}
