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
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A self-signed certificate with its key, valid for 127.0.0.1, localhost and the node's name. The JDK can sign but not
 * build certificates, so the DER is put together here; P-256 keeps the start of many nodes quick.
 */
public record NodeCertificate(X509Certificate certificate, PrivateKey key) {

    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid(1, 2, 840, 10045, 4, 3, 2));

    /** A fresh certificate for one node, valid from a day before {@code now} for two years. */
    public static NodeCertificate issue(String node, Instant now) {
        return issue(new CertificateNames(
                List.of(
                        new CertificateNames.Attribute(10, "Proxmox Virtual Environment"),
                        new CertificateNames.Attribute(11, "JARVIS simulator"),
                        new CertificateNames.Attribute(3, node)),
                List.of("localhost", node),
                now.minus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(730))));
    }

    /** A fresh self-signed certificate with these names and times. */
    public static NodeCertificate issue(CertificateNames names) {
        KeyPair pair = pair();
        return sign(names, names, pair, pair.getPrivate());
    }

    /** A fresh certificate with these names and times, signed by this one. */
    public NodeCertificate sign(CertificateNames own, CertificateNames names) {
        return sign(names, own, pair(), key);
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java cannot make P-256 keys", missing);
        }
    }

    private static NodeCertificate sign(
            CertificateNames names, CertificateNames issuer, KeyPair pair, PrivateKey signer) {
        try {
            byte[] body = body(names, issuer, pair);
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(signer);
            signature.update(body);
            byte[] whole = Der.sequence(body, ECDSA_WITH_SHA256, Der.bits(signature.sign()));
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
            return new NodeCertificate(certificate, pair.getPrivate());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java cannot make P-256 certificates", missing);
        }
    }

    /** The certificate in the armour of PEM, which is what tools show and take. */
    public String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("a certificate of our own has no encoding", missing);
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

    private static byte[] body(CertificateNames names, CertificateNames issuer, KeyPair pair) {
        byte[] serial = new byte[16];
        new SecureRandom().nextBytes(serial);
        // A positive serial without a leading zero octet keeps the encoding canonical.
        serial[0] = (byte) ((serial[0] & 0x3f) | 0x40);
        return Der.sequence(
                Der.tagged(0xa0, Der.integer(new byte[] {2})),
                Der.integer(serial),
                ECDSA_WITH_SHA256,
                subject(issuer),
                Der.sequence(Der.time(names.notBefore()), Der.time(names.notAfter())),
                subject(names),
                pair.getPublic().getEncoded(),
                Der.tagged(0xa3, Der.sequence(hosts(names.hosts()), serverUse())));
    }

    private static byte[] subject(CertificateNames names) {
        return Der.sequence(names.subject().stream()
                .map(attribute -> attribute(attribute.arc(), attribute.value()))
                .toArray(byte[][]::new));
    }

    private static byte[] attribute(int arc, String value) {
        return Der.set(Der.sequence(Der.oid(2, 5, 4, arc), Der.utf8(value)));
    }

    private static byte[] hosts(List<String> names) {
        List<byte[]> all = new ArrayList<>(List.of(Der.tagged(0x87, new byte[] {127, 0, 0, 1})));
        names.forEach(name -> all.add(dnsName(name)));
        byte[] list = Der.sequence(all.toArray(byte[][]::new));
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
