package dev.jarvis.simulator.ssh;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A line as it is typed, byte by byte, and what the screen shows of each. Not thread-safe. */
final class LineEditor {

    private static final int CTRL_C = 3;
    private static final int BACKSPACE = 8;
    private static final int CTRL_L = 12;
    private static final int CTRL_U = 21;
    private static final int ESCAPE = 27;
    private static final int DELETE = 127;
    private static final int LONGEST = 4096;
    private static final String ERASED = "\b \b";

    private final StringBuilder line = new StringBuilder();
    private final ByteArrayOutputStream character = new ByteArrayOutputStream();
    private int expected;
    private boolean escaped;
    private boolean inSequence;
    private boolean afterReturn;

    /**
     * What a key did.
     *
     * @param line the line, when it is finished
     */
    record Effect(String echo, Optional<String> line, boolean abandoned, boolean cleared) {
        static Effect shows(String echo) {
            return new Effect(echo, Optional.empty(), false, false);
        }
    }

    boolean isEmpty() {
        return line.isEmpty();
    }

    String text() {
        return line.toString();
    }

    Effect type(int key) {
        boolean secondHalf = afterReturn && key == '\n';
        afterReturn = key == '\r';
        if (secondHalf || swallowed(key)) {
            return Effect.shows("");
        }
        return switch (key) {
            case '\r', '\n' -> {
                String finished = line.toString();
                line.setLength(0);
                yield new Effect("\r\n", Optional.of(finished), false, false);
            }
            case CTRL_C -> {
                line.setLength(0);
                yield new Effect("^C\r\n", Optional.empty(), true, false);
            }
            case CTRL_L -> new Effect("", Optional.empty(), false, true);
            case CTRL_U -> {
                int length = line.codePointCount(0, line.length());
                line.setLength(0);
                yield Effect.shows(ERASED.repeat(length));
            }
            case BACKSPACE, DELETE -> Effect.shows(erased());
            default -> Effect.shows(key < ' ' ? "" : added(key));
        };
    }

    /** Arrow keys and the like send a sequence that begins with ESC; none of them does anything here. */
    private boolean swallowed(int key) {
        if (key == ESCAPE) {
            escaped = true;
            return true;
        }
        if (escaped) {
            escaped = false;
            inSequence = key == '[' || key == 'O';
            return true;
        }
        if (inSequence) {
            inSequence = key < '@' || key > '~';
            return true;
        }
        return false;
    }

    private String erased() {
        if (line.isEmpty()) {
            return "";
        }
        line.setLength(line.offsetByCodePoints(line.length(), -1));
        return ERASED;
    }

    /** A character of UTF-8 comes in up to four bytes and is shown when it is whole. */
    private String added(int key) {
        if (line.length() >= LONGEST) {
            return "";
        }
        if (expected == 0) {
            character.reset();
            expected = key < 0x80 ? 1 : key >= 0xf0 ? 4 : key >= 0xe0 ? 3 : 2;
        }
        character.write(key);
        expected--;
        if (expected > 0) {
            return "";
        }
        String whole = character.toString(StandardCharsets.UTF_8);
        line.append(whole);
        return whole;
    }
}
