package dev.jarvis.proxmox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One certificate file of a node. The one that its API shows is {@code pveproxy-ssl.pem} where there is one, else
 * {@code pve-ssl.pem}.
 *
 * @param names for whom it is (the subject's alternative names)
 */
public record NodeCertificate(
        String file,
        Optional<Fingerprint> fingerprint,
        Optional<String> subject,
        Optional<String> issuer,
        Optional<Instant> notBefore,
        Optional<Instant> notAfter,
        List<String> names) {

    public NodeCertificate {
        names = List.copyOf(names);
    }
}
