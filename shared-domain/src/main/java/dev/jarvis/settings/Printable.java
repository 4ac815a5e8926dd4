package dev.jarvis.settings;

import java.util.HexFormat;

/**
 * Text that others wrote, made fit for a terminal or a log: control characters could move the cursor, colour what follows
 * or forge a line, and marks of direction could turn it round. They are shown as what they are. Pure.
 */
public final class Printable {

    private static final HexFormat FOUR_DIGITS = HexFormat.of();

    private Printable() {}

    /** One line: line ends are shown, too. */
    public static String line(String text) {
        var plain = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            append(plain, text.charAt(index));
        }
        return plain.toString();
    }

    /** Appends a character, as itself or as what it is. */
    public static void append(StringBuilder plain, char character) {
        if (isHarmless(character)) {
            plain.append(character);
        } else {
            plain.append("\\u").append(FOUR_DIGITS.toHexDigits(character));
        }
    }

    private static boolean isHarmless(char character) {
        boolean turns = (character >= '\u202A' && character <= '\u202E')
                || (character >= '\u2066' && character <= '\u2069')
                || character == '\u200E'
                || character == '\u200F'
                || character == '\u061C';
        boolean breaksLines = character == '\u2028' || character == '\u2029';
        return !Character.isISOControl(character) && !turns && !breaksLines;
    }
}
