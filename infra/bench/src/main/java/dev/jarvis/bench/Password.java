package dev.jarvis.bench;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The owner's password for one run, which nobody needs to know. */
final class Password {

    private static final int BYTES = 12;

    private Password() {}

    static String draw() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
