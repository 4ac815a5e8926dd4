package dev.jarvis.simulator.tls;

import dev.jarvis.simulator.files.PrivateFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The nodes' certificates in a folder, so that a simulator that is started again is the same cluster to a client that
 * pinned them: a real node keeps its certificate over a reboot, too. Without a folder each start has new ones.
 */
public record KeptCertificates(Optional<Path> folder) {

    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String KEY = "PRIVATE KEY";

    /** The certificate that is kept for a node, or a new one that is kept from now on. */
    public NodeCertificate of(String node, Instant now) throws IOException {
        if (folder.isEmpty()) {
            return NodeCertificate.issue(node, now);
        }
        Path file = folder.get().resolve(node + ".pem");
        if (Files.exists(file)) {
            return read(file);
        }
        NodeCertificate issued = NodeCertificate.issue(node, now);
        keep(file, issued);
        return issued;
    }

    private static NodeCertificate read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(part(text, CERTIFICATE)));
            return new NodeCertificate(
                    certificate,
                    KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(part(text, KEY))));
        } catch (GeneralSecurityException | IllegalArgumentException senseless) {
            throw new IOException("the certificate in " + file + " cannot be read: remove the file", senseless);
        }
    }

    private static void keep(Path file, NodeCertificate issued) throws IOException {
        try {
            PrivateFile.write(
                    file,
                    pem(CERTIFICATE, issued.certificate().getEncoded())
                            + pem(KEY, issued.key().getEncoded()));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("a certificate of our own has no encoding", missing);
        }
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                + "-----\n";
    }

    private static byte[] part(String text, String label) {
        String begin = "-----BEGIN " + label + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + label + "-----");
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("no " + label);
        }
        return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
    }
}
