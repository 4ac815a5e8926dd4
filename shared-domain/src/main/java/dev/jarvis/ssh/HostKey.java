package dev.jarvis.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;

/**
 * A public key, as a host shows it.
 *
 * @param type as {@code ssh-ed25519}
 * @param encoded the key in Base64, as it stands in a known-hosts file
 */
public record HostKey(String type, String encoded) {

    static HostKey of(PublicKey key) {
        var blob = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
        return new HostKey(KeyType.fromKey(key).toString(), Base64.getEncoder().encodeToString(blob));
    }

    /** As OpenSSH shows it: {@code SHA256:} and 43 characters. */
    public String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(encoded));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java cannot take a SHA-256", impossible);
        }
    }

    /** Type and fingerprint. */
    @Override
    public String toString() {
        return type + " " + fingerprint();
    }
}
