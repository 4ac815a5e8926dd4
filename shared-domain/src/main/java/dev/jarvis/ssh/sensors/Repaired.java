package dev.jarvis.ssh.sensors;

import java.util.Locale;

/**
 * What {@code sensors -j} prints when a value cannot be read is not always JSON: a bare {@code nan}, and in versions up to
 * 3.6.0 a comma after the last member or two of them. Both are put right; everything else is left as it is.
 */
final class Repaired {

    private Repaired() {}

    static String json(String printed) {
        var json = new StringBuilder(printed.length());
        boolean pendingComma = false;
        int index = 0;
        while (index < printed.length()) {
            char character = printed.charAt(index);
            if (character == ',') {
                pendingComma = true;
                index++;
            } else if (Character.isWhitespace(character)) {
                json.append(character);
                index++;
            } else {
                if (pendingComma && character != '}' && character != ']') {
                    json.append(',');
                }
                pendingComma = false;
                int end = endOfToken(printed, index);
                json.append(valid(printed.substring(index, end)));
                index = end;
            }
        }
        return json.toString();
    }

    private static int endOfToken(String text, int start) {
        if (text.charAt(start) == '"') {
            return endOfString(text, start);
        }
        int end = start;
        while (end < text.length() && isWordCharacter(text.charAt(end))) {
            end++;
        }
        return Math.max(end, start + 1);
    }

    private static int endOfString(String text, int start) {
        int index = start + 1;
        while (index < text.length() && text.charAt(index) != '"') {
            index += text.charAt(index) == '\\' ? 2 : 1;
        }
        return Math.min(index + 1, text.length());
    }

    private static boolean isWordCharacter(char character) {
        return Character.isLetterOrDigit(character) || character == '-' || character == '+' || character == '.';
    }

    private static String valid(String token) {
        return switch (token.toLowerCase(Locale.ROOT)) {
            case "nan", "-nan", "inf", "-inf", "infinity", "-infinity" -> "null";
            default -> token;
        };
    }
}
