package dev.jarvis.proxmox;

/**
 * An API token. Its text form never shows the secret.
 *
 * @param id {@code user@realm!name}, as in {@code root@pam!jarvis}
 * @param secret the UUID that Proxmox showed once
 */
public record ApiToken(String id, String secret) {

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

    @Override
    public String toString() {
        return "ApiToken[id=" + id + ", secret=****]";
    }

    private static boolean hasBlank(String text) {
        return text.chars().anyMatch(character -> character <= ' ' || character >= 127);
    }
}
