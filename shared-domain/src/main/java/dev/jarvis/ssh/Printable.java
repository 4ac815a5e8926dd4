package dev.jarvis.ssh;

/**
 * Texts from the other side, which may not even be trusted yet, in a form that can go into a message: one line without
 * anything that a terminal or a log would obey, and not too long.
 */
public final class Printable {

    /** An SSH packet may hold a text of 32 KiB. */
    private static final int MOST_CHARACTERS = 500;

    private Printable() {}

    /** Line ends and tabs become a space, other control and formatting characters U+FFFD; what is too long ends with …. */
    public static String line(String said) {
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
