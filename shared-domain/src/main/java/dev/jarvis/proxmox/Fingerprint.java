package dev.jarvis.proxmox;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The SHA-256 of a certificate, which is how Proxmox itself names one.
 *
 * @param sha256 32 bytes as upper-case hexadecimal pairs with colons between them
 */
public record Fingerprint(String sha256) {

    private static final int BYTES = 32;
    private static final HexFormat WITH_COLONS = HexFormat.ofDelimiter(":").withUpperCase();

    public Fingerprint {
        var digits = sha256.strip().replace(":", "").toLowerCase(Locale.ROOT);
        if (digits.length() != 2 * BYTES || !digits.chars().allMatch(Fingerprint::isHexDigit)) {
            throw new IllegalArgumentException(
                    "a SHA-256 fingerprint has 32 hexadecimal pairs (AA:BB:…), was \"" + sha256 + "\"");
        }
        sha256 = WITH_COLONS.formatHex(HexFormat.of().parseHex(digits));
    }

    /** The fingerprint of this certificate. */
    public static Fingerprint of(X509Certificate certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return new Fingerprint(WITH_COLONS.formatHex(digest));
        } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
            throw new IllegalStateException("this Java cannot take a certificate's SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return sha256;
    }

    private static boolean isHexDigit(int character) {
        return character < 128 && HexFormat.isHexDigit(character);
    }
}
