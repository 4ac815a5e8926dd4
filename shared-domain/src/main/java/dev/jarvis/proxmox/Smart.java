package dev.jarvis.proxmox;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a disk says of its own health.
 *
 * @param health PASSED, OK, FAILED! or UNKNOWN
 * @param type ata, nvme, sas …; absent when only the health was asked for
 * @param attributes of an ATA disk; empty for the others
 * @param text what an NVMe or SAS disk says, as smartctl prints it; empty for ATA
 */
public record Smart(String health, Optional<String> type, List<Attribute> attributes, String text) {

    public Smart {
        attributes = List.copyOf(attributes);
    }

    /** Whether the disk itself says that it fails. An unknown health is neither. */
    public boolean isFailing() {
        return health.startsWith("FAIL");
    }

    /**
     * One attribute of an ATA disk.
     *
     * @param value the normalised value, which falls towards the threshold
     * @param raw as the disk's maker writes it, often more than a number
     */
    public record Attribute(
            int id, String name, OptionalInt value, OptionalInt worst, OptionalInt threshold, String raw, String fail) {

        /** The number at the start of the raw value: 36 of {@code 36 (Min/Max 20/48)}. */
        public OptionalLong rawNumber() {
            int end = 0;
            while (end < raw.length() && end < 18 && raw.charAt(end) >= '0' && raw.charAt(end) <= '9') {
                end++;
            }
            return end == 0 ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(raw.substring(0, end)));
        }
    }

    /** The attribute of this number, as 5 (reallocated sectors) or 197 (pending sectors). */
    public Optional<Attribute> attribute(int id) {
        return attributes.stream().filter(attribute -> attribute.id() == id).findFirst();
    }
}
