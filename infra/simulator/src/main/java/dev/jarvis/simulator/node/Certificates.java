package dev.jarvis.simulator.node;

import dev.jarvis.simulator.tls.CertificateNames;
import dev.jarvis.simulator.tls.NodeCertificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The certificates of the cluster: its own authority, what that issued to each node, and what each node's API really
 * shows, which is one of its own as on many homelabs. They are made when somebody asks. Guarded by the cluster's lock.
 */
public final class Certificates {

    private static final Duration ISSUED_BEFORE = Duration.ofDays(200);
    private static final Duration NODE_LASTS = Duration.ofDays(730);

    private final Instant start;
    private final String cluster;
    private final Map<String, NodeCertificate> served;
    private final Map<String, Issued> issued = new HashMap<>();
    private @Nullable Issued authority;

    private record Issued(CertificateNames names, NodeCertificate certificate) {}

    /** Around the certificates that the nodes' ports show. */
    public Certificates(String cluster, Map<String, NodeCertificate> served, Instant start) {
        this.cluster = cluster;
        this.served = Map.copyOf(served);
        this.start = start;
    }

    /** The files that a node has, in the order in which Proxmox lists them. */
    public List<CertificateFile> of(String node) {
        Issued root = authority();
        Issued own = issued.computeIfAbsent(
                node, name -> issue(name, start.minus(ISSUED_BEFORE).plus(NODE_LASTS)));
        CertificateFile rootFile = new CertificateFile(
                "pve-root-ca.pem", root.names().line(), root.names().line(), root.certificate());
        CertificateFile ownFile = new CertificateFile(
                "pve-ssl.pem", own.names().line(), root.names().line(), own.certificate());
        return Optional.ofNullable(served.get(node))
                .map(shown -> List.of(rootFile, ownFile, shown(node, shown)))
                .orElseGet(() -> List.of(rootFile, ownFile));
    }

    /** The certificate that the cluster issued to the node is replaced by one with this end. */
    public void reissue(String node, Instant end) {
        issued.put(node, issue(node, end));
    }

    /** The certificate that the cluster issued to the node is replaced by one of the usual length. */
    public void renew(String node, Instant now) {
        reissue(node, now.plus(NODE_LASTS));
    }

    private Issued issue(String node, Instant end) {
        Issued root = authority();
        CertificateNames names = new CertificateNames(
                List.of(
                        new CertificateNames.Attribute(11, "PVE Cluster Node"),
                        new CertificateNames.Attribute(10, "Proxmox Virtual Environment"),
                        new CertificateNames.Attribute(3, node + ".home.arpa")),
                List.of("localhost", node, node + ".home.arpa"),
                end.minus(NODE_LASTS),
                end);
        return new Issued(names, root.certificate().sign(root.names(), names));
    }

    private Issued authority() {
        Issued known = authority;
        if (known == null) {
            CertificateNames names = new CertificateNames(
                    List.of(
                            new CertificateNames.Attribute(3, "Proxmox Virtual Environment"),
                            new CertificateNames.Attribute(11, cluster),
                            new CertificateNames.Attribute(10, "PVE Cluster Manager CA")),
                    List.of(),
                    start.minus(ISSUED_BEFORE),
                    start.minus(ISSUED_BEFORE).plus(Duration.ofDays(3_650)));
            known = new Issued(names, NodeCertificate.issue(names));
            authority = known;
        }
        return known;
    }

    private static CertificateFile shown(String node, NodeCertificate certificate) {
        String line = "/O=Proxmox Virtual Environment/OU=JARVIS simulator/CN=" + node;
        return new CertificateFile("pveproxy-ssl.pem", line, line, certificate);
    }
}
