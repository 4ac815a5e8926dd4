package dev.jarvis.net;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The hardware address of one network card.
 *
 * @param value six hexadecimal pairs, lower case, with colons between them
 */
public record MacAddress(String value) {

    private static final Pattern NOTATIONS = Pattern.compile(
            "[0-9a-f]{2}(:[0-9a-f]{2}){5}|[0-9a-f]{2}(-[0-9a-f]{2}){5}|[0-9a-f]{4}(\\.[0-9a-f]{4}){2}|[0-9a-f]{12}");
    private static final HexFormat WITH_COLONS = HexFormat.ofDelimiter(":");
    private static final String NOBODY = "00:00:00:00:00:00";

    /**
     * Reads {@code aa:bb:cc:dd:ee:ff}, {@code AA-BB-CC-DD-EE-FF}, {@code aabb.ccdd.eeff} and {@code aabbccddeeff}.
     *
     * @throws IllegalArgumentException for anything else, and for an address that no single card has
     */
    public MacAddress {
        var written = value;
        var lower = written.strip().toLowerCase(Locale.ROOT);
        if (!NOTATIONS.matcher(lower).matches()) {
            throw new IllegalArgumentException(
                    "a MAC address has six hexadecimal pairs (aa:bb:cc:dd:ee:ff), was \"" + written + "\"");
        }
        var bytes = HexFormat.of().parseHex(lower.replaceAll("[:.-]", ""));
        value = WITH_COLONS.formatHex(bytes);
        // The lowest bit of the first byte marks a group of cards (IEEE 802.3, individual/group bit).
        if ((bytes[0] & 1) != 0 || value.equals(NOBODY)) {
            throw new IllegalArgumentException("a MAC address names one card, was \"" + written + "\"");
        }
    }

    /** The six bytes. */
    public byte[] bytes() {
        return WITH_COLONS.parseHex(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
