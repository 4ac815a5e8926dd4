package dev.jarvis.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells one login from another without reading a secret: from whom, where, and the size and time of both files. What a
 * person does to mend a refused login on this side changes it.
 */
final class LoginMark {

    private static final int BYTES = 8;

    private LoginMark() {}

    /** One word of 16 letters and digits. */
    static String of(SshSettings settings, String address) {
        var told = String.join(
                "\n",
                address,
                settings.user(),
                settings.keyFile().map(LoginMark::looks).orElse("none"),
                looks(settings.knownHosts()));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(told.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java cannot take a SHA-256", impossible);
        }
    }

    private static String looks(Path file) {
        var name = file.toAbsolutePath().normalize().toString();
        try {
            // A file that may be read now and could not be before has the same size and time.
            return name + " " + Files.getLastModifiedTime(file) + " " + Files.size(file) + " " + Files.isReadable(file);
        } catch (IOException absent) {
            return name + " absent";
        }
    }
}
