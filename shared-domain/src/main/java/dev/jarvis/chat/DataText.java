package dev.jarvis.chat;

import java.text.Normalizer;

/**
 * Text that JARVIS did not write, made fit to stand in a context as data: one line of bounded length that can end no fence,
 * begin no heading, turn no writing round, and spell no control word of a model such as {@code <|im_end|>}, which servers
 * of local models obey wherever it stands. What cannot be shown becomes U+FFFD. Pure.
 */
final class DataText {

    private static final String CUT = "…";
    private static final int CUT_BYTES = 3;

    /** So many marks are stacked on a letter by languages; more is a picture. */
    private static final int MOST_MARKS = 3;

    /** Spaces and stacked marks are dropped: so much is read for each byte that is wanted, and no more. */
    private static final int READ_PER_BYTE = 4;

    private static final char REPLACEMENT = '\uFFFD';

    private DataText() {}

    /** A name: as it is where that is plain, else in quotation marks, so that it cannot pass for the words around it. */
    static String name(String text, int mostBytes) {
        var line = line(text, mostBytes);
        return !line.isEmpty() && line.chars().allMatch(DataText::isPlain) ? line : '"' + line + '"';
    }

    /** A text in quotation marks, which it holds none of. */
    static String quoted(String text, int mostBytes) {
        return '"' + line(text, mostBytes) + '"';
    }

    /** One line of at most so many bytes of UTF-8; what was cut off is shown by an ellipsis. */
    private static String line(String text, int mostBytes) {
        int read = Math.min(text.length(), mostBytes * READ_PER_BYTE);
        // Composed first: U+1FEF, for one, is composed to a backtick.
        var composed = Normalizer.normalize(text.substring(0, read), Normalizer.Form.NFC);
        var line = new StringBuilder();
        int bytes = 0;
        int fits = 0;
        int marks = 0;
        for (int index = 0; index < composed.length(); ) {
            int character = harmless(composed.codePointAt(index));
            index += Character.charCount(composed.codePointAt(index));
            marks = isMark(character) ? marks + 1 : 0;
            if (isDropped(character, marks, line)) {
                continue;
            }
            bytes += TokenBound.bytes(character);
            if (bytes > mostBytes) {
                return line.substring(0, fits) + CUT;
            }
            line.appendCodePoint(character);
            if (bytes <= mostBytes - CUT_BYTES) {
                fits = line.length();
            }
        }
        return read < text.length()
                ? line.substring(0, fits) + CUT
                : line.toString().strip();
    }

    private static boolean isDropped(int character, int marks, StringBuilder line) {
        boolean first = line.isEmpty();
        return character == ' '
                ? first || line.charAt(line.length() - 1) == ' '
                : marks > MOST_MARKS || (marks > 0 && first);
    }

    private static int harmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> Character.isWhitespace(character) ? ' ' : REPLACEMENT;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> ' ';
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> REPLACEMENT;
            default -> withoutMeaning(character);
        };
    }

    /** Characters that Markdown, our own lines or a model's control words are made of, and what is normalised to them. */
    private static int withoutMeaning(int character) {
        return switch (character) {
            case '`', '"', '\uFF40', '\uFF02' -> '\'';
            case '~', '\uFF5E' -> '-';
            case '#', '\uFF03', '\uFE5F' -> '♯';
            case '<', '\uFF1C', '\uFE64' -> '‹';
            case '>', '\uFF1E', '\uFE65' -> '›';
            case '[', '\uFF3B' -> '(';
            case ']', '\uFF3D' -> ')';
            default -> character;
        };
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isPlain(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '-'
                || character == '.'
                || character == '_';
    }
}
