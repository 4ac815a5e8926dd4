package dev.jarvis.simulator.node;

/**
 * What a drive is.
 *
 * @param path as {@code /dev/sda}
 * @param used what is on it, as {@code ZFS}, {@code LVM}, {@code partitions}; empty: nothing
 * @param rpm rotations a minute; 0: none
 * @param wornPercent how much of its life is used up; meaningless for rotating drives
 * @param powerOnHours at the start of the simulation
 */
public record DiskSpec(
        String path,
        Kind kind,
        String vendor,
        String model,
        String serial,
        String wwn,
        long bytes,
        int rpm,
        String used,
        int wornPercent,
        long powerOnHours) {

    /** The kinds of drives, which differ in what they tell of their health. */
    public enum Kind {
        SATA_SSD("ssd"),
        SATA_HDD("hdd"),
        NVME("nvme"),
        SAS("hdd");

        private final String wire;

        Kind(String wire) {
            this.wire = wire;
        }

        /** As in the API's field {@code type}. */
        public String wire() {
            return wire;
        }
    }

    /** The stable name of the drive, or empty where it has none. */
    public String byId() {
        String bus = switch (kind) {
            case SATA_SSD, SATA_HDD -> "ata-";
            case NVME -> "nvme-";
            case SAS -> "scsi-";
        };
        return "/dev/disk/by-id/" + bus + model + "_" + serial;
    }
}
