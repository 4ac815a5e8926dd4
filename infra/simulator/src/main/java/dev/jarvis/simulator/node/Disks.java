package dev.jarvis.simulator.node;

import dev.jarvis.simulator.cluster.Load;
import dev.jarvis.simulator.cluster.NodeSpec;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Draws the drives of a machine: every second one keeps its guests on a ZFS mirror, the others on LVM thin. */
final class Disks {

    private Disks() {}

    static List<Disk> of(NodeSpec node, Load load) {
        Stream<DiskSpec> specs = switch (node.number() % 4) {
            case 1 -> Stream.of(nvme(node, load, 0, "LVM"), ssd(node, load, "sda", "ext4"));
            case 2 ->
                Stream.of(
                        hdd(node, load, "sda", "ZFS"), hdd(node, load, "sdb", "ZFS"), nvme(node, load, 0, "BIOS boot"));
            case 3 -> Stream.of(nvme(node, load, 0, "LVM"), hdd(node, load, "sda", ""));
            default -> Stream.of(sas(node, load, "sda"), sas(node, load, "sdb"), ssd(node, load, "sdc", "BIOS boot"));
        };
        return specs.map(Disk::new).toList();
    }

    /** Whether the machine keeps its guests on ZFS. */
    static boolean zfs(NodeSpec node) {
        return node.number() % 2 == 0;
    }

    private static DiskSpec nvme(NodeSpec node, Load load, int number, String used) {
        String serial = serial(node, load, "nvme" + number, "S6P7NX0T");
        return new DiskSpec(
                "/dev/nvme" + number + "n1",
                DiskSpec.Kind.NVME,
                "unknown",
                "Samsung_SSD_990_PRO_1TB",
                serial,
                "eui.0025384" + digits(node, load, "nvme", 9),
                1_000_204_886_016L,
                0,
                used,
                (int) (1 + 14 * load.trait(-node.number(), 70)),
                hours(node, load));
    }

    private static DiskSpec ssd(NodeSpec node, Load load, String name, String used) {
        return new DiskSpec(
                "/dev/" + name,
                DiskSpec.Kind.SATA_SSD,
                "ATA     ",
                "CT1000MX500SSD1",
                serial(node, load, name, "2245E68"),
                "0x500a0751e" + digits(node, load, name, 7),
                1_000_204_886_016L,
                0,
                used,
                (int) (2 + 20 * load.trait(-node.number(), 71)),
                hours(node, load));
    }

    private static DiskSpec hdd(NodeSpec node, Load load, String name, String used) {
        return new DiskSpec(
                "/dev/" + name,
                DiskSpec.Kind.SATA_HDD,
                "ATA     ",
                "WDC_WD20EFPX-68C4TN0",
                serial(node, load, name, "WD-WX"),
                "0x50014ee2c" + digits(node, load, name, 7),
                2_000_398_934_016L,
                5400,
                used,
                0,
                hours(node, load));
    }

    private static DiskSpec sas(NodeSpec node, Load load, String name) {
        return new DiskSpec(
                "/dev/" + name,
                DiskSpec.Kind.SAS,
                "SEAGATE ",
                "ST2000NM0045",
                serial(node, load, name, "ZC20"),
                "0x5000c500a" + digits(node, load, name, 7),
                2_000_398_934_016L,
                7200,
                "ZFS",
                0,
                hours(node, load));
    }

    private static long hours(NodeSpec node, Load load) {
        return 4_000 + (long) (30_000 * load.trait(-node.number(), 72));
    }

    private static String serial(NodeSpec node, Load load, String name, String maker) {
        return maker + digits(node, load, name, 7).toUpperCase(Locale.ROOT);
    }

    private static String digits(NodeSpec node, Load load, String name, int count) {
        long bits = (long) (load.trait(-node.number() * 1_000L - name.hashCode(), 73) * (1L << 48));
        return String.format(Locale.ROOT, "%012x", bits).substring(0, count);
    }
}
