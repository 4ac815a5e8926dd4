package dev.jarvis.simulator.node;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a drive tells of its health: a table for ATA, text for NVMe and SAS, as smartctl prints them. */
public record Smart(Disk disk, Instant now, Instant drawnAt, double celsius) {

    /** The table of an ATA drive; empty for others. */
    public List<SmartAttribute> attributes() {
        return switch (disk.spec().kind()) {
            case SATA_SSD, SATA_HDD -> ata();
            case NVME, SAS -> List.of();
        };
    }

    /** The text of an NVMe or SAS drive; empty for others. */
    public String text() {
        return switch (disk.spec().kind()) {
            case SATA_SSD, SATA_HDD -> "";
            case NVME -> nvme();
            case SAS -> sas();
        };
    }

    private long hours() {
        return disk.spec().powerOnHours()
                + Math.max(0, Duration.between(drawnAt, now).toHours());
    }

    private List<SmartAttribute> ata() {
        long lost = disk.lostSectors(now);
        boolean rotating = disk.spec().kind() == DiskSpec.Kind.SATA_HDD;
        List<SmartAttribute> table = new ArrayList<>();
        if (rotating) {
            table.add(row(1, "Raw_Read_Error_Rate", "POSR-K", 200, 51, lost * 3));
            table.add(row(3, "Spin_Up_Time", "POS--K", 178, 21, 2_083));
            table.add(row(4, "Start_Stop_Count", "-O--CK", 100, 0, 61));
        } else {
            table.add(row(1, "Raw_Read_Error_Rate", "POSR-K", 100, 0, 0));
        }
        table.add(sectors(5, "Reallocated_Sector_Ct", "PO--CK", rotating ? 200 : 100, rotating ? 140 : 10, lost));
        table.add(row(9, "Power_On_Hours", "-O--CK", 100 - (int) Math.min(99, hours() / 730), 0, hours()));
        table.add(row(12, "Power_Cycle_Count", "-O--CK", 100, 0, 58));
        if (rotating) {
            table.add(row(10, "Spin_Retry_Count", "-O--CK", 100, 0, 0));
            table.add(row(192, "Power-Off_Retract_Count", "-O--CK", 200, 0, 39));
            table.add(row(193, "Load_Cycle_Count", "-O--CK", 200, 0, 214));
        } else {
            int left = 100 - disk.wornPercent();
            table.add(row(173, "Ave_Block-Erase_Count", "-O--CK", left, 0, disk.wornPercent() * 15L));
            table.add(row(202, "Percent_Lifetime_Remain", "----CK", left, 1, disk.wornPercent()));
        }
        table.add(row(194, "Temperature_Celsius", "-O---K", (int) (147 - celsius), 0, Math.round(celsius)));
        table.add(row(196, "Reallocated_Event_Count", "-O--CK", 200, 0, lost / 2));
        table.add(row(197, "Current_Pending_Sector", "-O--CK", lost > 0 ? 190 : 200, 0, lost));
        table.add(row(198, "Offline_Uncorrectable", "----CK", lost > 0 ? 190 : 200, 0, lost / 3));
        table.add(row(199, "UDMA_CRC_Error_Count", "-O--CK", 200, 0, 0));
        return table;
    }

    private SmartAttribute sectors(int id, String name, String flags, int best, int threshold, long lost) {
        int value = (int) Math.max(1, best - lost / 2);
        boolean fails = !disk.health().equals("PASSED");
        int shown = fails ? Math.min(value, threshold - 1) : value;
        return new SmartAttribute(
                padded(id), name, flags, shown, shown, threshold, fails ? "NOW" : "-", String.valueOf(lost));
    }

    private static SmartAttribute row(int id, String name, String flags, int value, int threshold, long raw) {
        return new SmartAttribute(padded(id), name, flags, value, value, threshold, "-", String.valueOf(raw));
    }

    private static String padded(int id) {
        return String.format(Locale.ROOT, "%3d", id);
    }

    private String nvme() {
        long lost = disk.lostSectors(now);
        String warning = disk.health().equals("PASSED") ? "0x00" : "0x04";
        return String.format(
                Locale.ROOT,
                """

                SMART/Health Information (NVMe Log 0x02)
                Critical Warning:                   %s
                Temperature:                        %d Celsius
                Available Spare:                    %d%%
                Available Spare Threshold:          10%%
                Percentage Used:                    %d%%
                Data Units Read:                    %,d [%.1f TB]
                Data Units Written:                 %,d [%.1f TB]
                Power Cycles:                       58
                Power On Hours:                     %,d
                Unsafe Shutdowns:                   12
                Media and Data Integrity Errors:    %d
                Error Information Log Entries:      %d
                Warning  Comp. Temperature Time:    0
                Critical Comp. Temperature Time:    0
                """,
                warning,
                Math.round(celsius),
                lost > 0 ? Math.max(3, 100 - lost) : 100,
                disk.wornPercent(),
                hours() * 4_100,
                hours() * 4_100 * 512_000 / 1e12,
                hours() * 6_300,
                hours() * 6_300 * 512_000 / 1e12,
                hours(),
                lost,
                lost);
    }

    private String sas() {
        long lost = disk.lostSectors(now);
        return String.format(
                Locale.ROOT,
                """
                SMART Health Status: %s

                Current Drive Temperature:     %d C
                Drive Trip Temperature:        60 C

                Accumulated power on time, hours:minutes %d:14
                Elements in grown defect list: %d

                Error counter log:
                           Errors Corrected by           Total   Correction     Gigabytes    Total
                               ECC          rereads/    errors   algorithm      processed    uncorrected
                           fast | delayed   rewrites  corrected  invocations   [10^9 bytes]  errors
                read:   %d        0         0  %d          0      98211.402           %d
                write:         0        0         0         0          0      61233.918           0

                Non-medium error count:        0
                """,
                disk.health(),
                Math.round(celsius),
                hours(),
                lost,
                81_233_121 + lost,
                81_233_121 + lost,
                lost / 3);
    }
}
