package dev.jarvis.proxmox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * An API token. Its text form never shows the secret.
 *
 * @param id {@code user@realm!name}, as in {@code root@pam!jarvis}
 * @param secret the UUID that Proxmox showed once
 */
public record ApiToken(String id, String secret) {

    private static final int FINGERPRINT_BYTES = 8;

    public ApiToken {
        int at = id.indexOf('@');
        int mark = id.indexOf('!');
        if (at < 1 || mark < at + 2 || mark == id.length() - 1 || hasBlank(id) || id.contains("=")) {
            throw new IllegalArgumentException(
                    "a token id is USER@REALM!NAME, as in root@pam!jarvis, was \"" + id + "\"");
        }
        if (secret.isEmpty() || hasBlank(secret)) {
            throw new IllegalArgumentException(
                    "a token secret is one word, the UUID that Proxmox showed when it was made");
        }
    }

    /** The value of the Authorization header (pveum.adoc, "API Tokens"). */
    String header() {
        return "PVEAPIToken=" + id + "=" + secret;
    }

    /**
     * A name for exactly this token that does not give it away: a part of a SHA-256 over the id and the secret, which is
     * a random UUID and so not to be guessed from it.
     */
    public String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : List.of("jarvis-token", id, secret)) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "ApiToken[id=" + id + ", secret=****]";
    }

    private static boolean hasBlank(String text) {
        return text.chars().anyMatch(character -> character <= ' ' || character >= 127);
    }
}
