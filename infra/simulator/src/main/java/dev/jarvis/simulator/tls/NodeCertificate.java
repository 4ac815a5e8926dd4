package dev.jarvis.simulator.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A self-signed certificate with its key, valid for 127.0.0.1, localhost and the node's name. The JDK can sign but not
 * build certificates, so the DER is put together here; P-256 keeps the start of many nodes quick.
 */
public record NodeCertificate(X509Certificate certificate, PrivateKey key) {

    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid(1, 2, 840, 10045, 4, 3, 2));

    /** A fresh certificate for one node, valid from a day before {@code now} for two years. */
    public static NodeCertificate issue(String node, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            byte[] body = body(node, now, pair);
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(body);
            byte[] whole = Der.sequence(body, ECDSA_WITH_SHA256, Der.bits(signature.sign()));
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
            return new NodeCertificate(certificate, pair.getPrivate());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java cannot make P-256 certificates", missing);
        }
    }

    /** SHA-256 over the certificate as upper-case pairs with colons, the form that Proxmox shows. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java cannot digest by SHA-256", missing);
        }
    }

    private static byte[] body(String node, Instant now, KeyPair pair) {
        byte[] serial = new byte[16];
        new SecureRandom().nextBytes(serial);
        // A positive serial without a leading zero octet keeps the encoding canonical.
        serial[0] = (byte) ((serial[0] & 0x3f) | 0x40);
        byte[] name = Der.sequence(
                attribute(10, "Proxmox Virtual Environment"), attribute(11, "JARVIS simulator"), attribute(3, node));
        byte[] validity =
                Der.sequence(Der.time(now.minus(Duration.ofDays(1))), Der.time(now.plus(Duration.ofDays(730))));
        return Der.sequence(
                Der.tagged(0xa0, Der.integer(new byte[] {2})),
                Der.integer(serial),
                ECDSA_WITH_SHA256,
                name,
                validity,
                name,
                pair.getPublic().getEncoded(),
                Der.tagged(0xa3, Der.sequence(names(node), serverUse())));
    }

    private static byte[] attribute(int arc, String value) {
        return Der.set(Der.sequence(Der.oid(2, 5, 4, arc), Der.utf8(value)));
    }

    private static byte[] names(String node) {
        byte[] list = Der.sequence(Der.tagged(0x87, new byte[] {127, 0, 0, 1}), dnsName("localhost"), dnsName(node));
        return Der.sequence(Der.oid(2, 5, 29, 17), Der.octets(list));
    }

    private static byte[] dnsName(String name) {
        return Der.tagged(0x82, name.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] serverUse() {
        byte[] serverAuth = Der.oid(1, 3, 6, 1, 5, 5, 7, 3, 1);
        return Der.sequence(Der.oid(2, 5, 29, 37), Der.octets(Der.sequence(serverAuth)));
    }
}
