package dev.jarvis.standalone.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What is sent on one connection.
 *
 * @param trick what it tries, for the person who reads that it succeeded
 * @param loggedIn whether it carries a login that is good, so that the cluster's data may be answered
 * @param leaves whether the client goes without having read anything
 */
@SuppressWarnings("ArrayRecordComponent")
record Attempt(String trick, byte[] bytes, boolean loggedIn, boolean leaves) {

    private static final int SHOWN = 1_500;

    static Attempt stranger(String trick, byte[] bytes) {
        return new Attempt(trick, bytes, false, false);
    }

    static Attempt owner(String trick, byte[] bytes) {
        return new Attempt(trick, bytes, true, false);
    }

    Attempt andLeaves() {
        return new Attempt(trick + ", then leaves", bytes, loggedIn, true);
    }

    /** Whether it begins with a method that reads. */
    boolean reads() {
        var beginning = new String(bytes, 0, Math.min(bytes.length, 5), StandardCharsets.ISO_8859_1);
        return beginning.startsWith("GET ") || beginning.equals("HEAD ");
    }

    /** The beginning of it, printable. */
    @Override
    public String toString() {
        var shown = new StringBuilder(trick).append(" (").append(bytes.length).append(" bytes)\n");
        var text = new String(bytes, 0, Math.min(bytes.length, SHOWN), StandardCharsets.ISO_8859_1);
        text.chars()
                .forEach(letter -> shown.append(
                        letter == '\n' || (letter >= ' ' && letter < 127)
                                ? Character.toString(letter)
                                : String.format(Locale.ROOT, "\\x%02x", letter)));
        return shown.toString();
    }
}
