package dev.jarvis.simulator.node;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.cluster.NodeUse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The temperatures of one machine. They follow its load with some inertia; which chips there are depends on what the
 * machine is made of, and no machine has all of them. Guarded by the cluster's lock.
 */
public final class Sensors {

    private static final Duration INERTIA = Duration.ofSeconds(25);
    private static final double ROOM_CELSIUS = 24;

    private final Cluster cluster;
    private final Node node;
    private final Map<String, Double> heated = new HashMap<>();

    Sensors(Cluster cluster, Node node) {
        this.cluster = cluster;
        this.node = node;
    }

    /** Every reading now, chip by chip; empty while the machine has no power. */
    public List<Sensor> read() {
        if (!node.powered()) {
            return List.of();
        }
        Instant now = cluster.now();
        double busy = 0;
        for (int step = 0; step < 4; step++) {
            busy += NodeUse.at(cluster, node, now.minus(INERTIA.multipliedBy(step)))
                            .cpu()
                    / 4;
        }
        List<Sensor> readings = new ArrayList<>();
        processor(readings, busy, now);
        if (node.spec().number() % 4 != 0) {
            drive(readings, busy, now);
        }
        if (node.spec().number() % 3 != 0) {
            readings.add(sensor("acpitz-acpi-0", "ACPI interface", 1, "temp1", ROOM_CELSIUS + 4 + 8 * busy, 0, 0, now));
        }
        return readings;
    }

    /** The names of the chips that this machine has. */
    public List<String> chips() {
        return read().stream().map(Sensor::chip).distinct().toList();
    }

    /** Every reading of this chip is this hot from now on. */
    public void heat(String chip, double celsius) {
        heated.put(chip, celsius);
    }

    /** The chip follows the load again. */
    public void cool(String chip) {
        heated.remove(chip);
    }

    private void processor(List<Sensor> readings, double busy, Instant now) {
        double celsius = ROOM_CELSIUS + 12 + 45 * busy;
        if (node.spec().cpuModel().startsWith("AMD")) {
            readings.add(sensor("k10temp-pci-00c3", "PCI adapter", 1, "Tctl", celsius + 2, 0, 0, now));
            readings.add(sensor("k10temp-pci-00c3", "PCI adapter", 3, "Tccd1", celsius - 3, 0, 0, now));
            return;
        }
        String chip = "coretemp-isa-0000";
        readings.add(sensor(chip, "ISA adapter", 1, "Package id 0", celsius, 80, 100, now));
        for (int core = 0; core < Math.min(8, node.spec().cpus() / 2); core++) {
            double own = celsius - 1 - 4 * cluster.load().trait(-node.spec().number(), 40 + core);
            readings.add(sensor(chip, "ISA adapter", core + 2, "Core " + core, own, 80, 100, now));
        }
    }

    private void drive(List<Sensor> readings, double busy, Instant now) {
        double celsius = ROOM_CELSIUS + 10 + 14 * busy;
        readings.add(sensor("nvme-pci-0100", "PCI adapter", 1, "Composite", celsius, 81.85, 84.85, now));
        readings.add(sensor("nvme-pci-0100", "PCI adapter", 2, "Sensor 1", celsius - 1, 65_261.85, 0, now));
    }

    private Sensor sensor(
            String chip,
            String adapter,
            int number,
            String label,
            double celsius,
            double maximum,
            double critical,
            Instant now) {
        double flutter = cluster.load().wander(-node.spec().number(), 60 + number, now, Duration.ofSeconds(17)) - 0.5;
        double base = heated.getOrDefault(chip, celsius);
        return new Sensor(
                chip,
                adapter,
                "temp" + number,
                label,
                Math.round((base + 2 * flutter) * 10) / 10.0,
                limit(maximum),
                limit(critical));
    }

    private static OptionalDouble limit(double celsius) {
        return celsius == 0 ? OptionalDouble.empty() : OptionalDouble.of(celsius);
    }
}
