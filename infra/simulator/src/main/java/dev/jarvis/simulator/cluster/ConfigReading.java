package dev.jarvis.simulator.cluster;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads out of a configuration file what a guest is. */
public final class ConfigReading {

    private static final Pattern SIZE = Pattern.compile("(?:^|,)size=(\\d+(?:\\.\\d+)?)([KMGT]?)");
    private static final List<String> MACHINE_DISKS = List.of("scsi0", "virtio0", "sata0", "ide0");

    private ConfigReading() {}

    /** The guest that these lines describe. */
    public static GuestSpec spec(int vmid, GuestType type, String node, GuestConfig config) {
        boolean machine = type == GuestType.QEMU;
        String name = config.get(machine ? "name" : "hostname").orElse((machine ? "VM " : "CT") + vmid);
        long sockets = machine ? config.number("sockets", 1) : 1;
        return new GuestSpec(
                vmid,
                name,
                type,
                node,
                (int) (sockets * config.number("cores", 1)),
                config.number("memory", 512) << 20,
                disk(type, config)
                        .flatMap(config::get)
                        .map(ConfigReading::sizeOf)
                        .orElse(0L),
                config.flag("onboot"),
                config.get("tags")
                        .map(tags -> List.of(tags.split("[;, ]+", -1)))
                        .orElse(List.of()));
    }

    /** The line of the disk from which the guest boots. */
    public static Optional<String> disk(GuestType type, GuestConfig config) {
        if (type == GuestType.LXC) {
            return Optional.of("rootfs").filter(line -> config.get(line).isPresent());
        }
        return MACHINE_DISKS.stream()
                .filter(line -> config.get(line)
                        .filter(drive -> !drive.contains("media=cdrom"))
                        .isPresent())
                .findFirst();
    }

    /** The size that a drive's line names, in bytes; 0 when it names none. */
    public static long sizeOf(String drive) {
        Matcher size = SIZE.matcher(drive);
        return size.find() ? bytes(size.group(1), size.group(2)) : 0;
    }

    /** Bytes of a number with a unit of 1,024. */
    public static long bytes(String number, String unit) {
        int shift = unit.isEmpty() ? 0 : 10 * ("KMGT".indexOf(unit) + 1);
        return (long) (Double.parseDouble(number) * (1L << shift));
    }
}
