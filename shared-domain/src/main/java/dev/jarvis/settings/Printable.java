package dev.jarvis.settings;

import java.util.HexFormat;

/**
 * Text that others wrote, made fit for a terminal or a log: control characters could move the cursor, colour what follows
 * or forge a line, and marks of direction could turn it round. They are shown as what they are. Pure.
 */
public final class Printable {

    /** An SSH packet may hold a text of 32 KiB, an HTTP answer any. */
    private static final int MOST_CHARACTERS = 500;

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

    /**
     * Part of a message: at most 500 characters on one line. Line ends and tabs become a space, other control and
     * formatting characters U+FFFD; what is too long ends with ….
     */
    public static String excerpt(String said) {
        var line = new StringBuilder();
        said.codePoints()
                .limit(MOST_CHARACTERS)
                .map(Printable::harmless)
                .filter(character -> character != ' ' || !endsWithSpace(line))
                .forEachOrdered(line::appendCodePoint);
        return said.codePointCount(0, said.length()) > MOST_CHARACTERS
                ? line.append('…').toString()
                : line.toString();
    }

    private static boolean endsWithSpace(StringBuilder line) {
        return !line.isEmpty() && line.charAt(line.length() - 1) == ' ';
    }

    private static int harmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> Character.isWhitespace(character) ? ' ' : '\uFFFD';
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            // Half pairs, and what turns the direction of writing or is not seen at all.
            case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> '\uFFFD';
            default -> character;
        };
    }
}
