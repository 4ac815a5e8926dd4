package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.cluster.GuestConfig;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns an order for a new disk, {@code storage:gigabytes}, into the line of the disk that is made of it. */
final class Drives {

    private static final Pattern ORDER = Pattern.compile("([A-Za-z][\\w.-]*):(\\d+(?:\\.\\d+)?)((?:,.*)?)");
    private static final Pattern LINE = Pattern.compile("(scsi|virtio|sata|ide|efidisk|tpmstate|mp)\\d+|rootfs");

    private final int vmid;
    private final GuestConfig config;

    Drives(int vmid, GuestConfig config) {
        this.vmid = vmid;
        this.config = config;
    }

    /** The value as it is written down. */
    String allocated(String line, String value) {
        Matcher order = ORDER.matcher(value);
        if (!LINE.matcher(line).matches() || !order.matches()) {
            return value;
        }
        int number = 0;
        while (config.lines().values().toString().contains("vm-" + vmid + "-disk-" + number)) {
            number++;
        }
        return order.group(1) + ":vm-" + vmid + "-disk-" + number + order.group(3) + ",size=" + order.group(2) + "G";
    }
}
