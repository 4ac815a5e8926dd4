package dev.jarvis.doctor.checks;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.doctor.AtOnce;
import dev.jarvis.doctor.ClusterCheck;
import dev.jarvis.doctor.Diagnosis;
import dev.jarvis.doctor.Patient;
import dev.jarvis.proxmox.NodeCertificate;
import dev.jarvis.proxmox.ProxmoxException;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How long each node's certificates are good for. */
@Singleton
@Order(6)
final class CertificatesCheck extends ClusterCheck {

    private static final Duration SOON = Duration.ofDays(14);

    private final InstantSource clock;

    CertificatesCheck(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "certificates";
    }

    @Override
    protected List<Diagnosis> look(Patient.Awake cluster) {
        return AtOnce.each(cluster.online(), node -> {
            try {
                return judge(node, cluster.client().nodes().certificates(node), clock.instant());
            } catch (ProxmoxException unreadable) {
                return Diagnosis.warning("the certificates of " + node + " cannot be read: "
                        + unreadable.error().text());
            }
        });
    }

    static Diagnosis judge(NodeName node, List<NodeCertificate> certificates, Instant now) {
        Optional<NodeCertificate> first = certificates.stream()
                .filter(certificate -> certificate.notAfter().isPresent())
                .min(Comparator.comparing(certificate -> certificate.notAfter().orElseThrow()));
        if (first.isEmpty()) {
            return Diagnosis.note(node + " does not tell of its certificates");
        }
        var end = first.get().notAfter().orElseThrow();
        var what = node + ": " + first.get().file();
        var renew = "pvecm updatecerts --force && systemctl restart pveproxy   (on " + node + ")";
        if (end.isBefore(now)) {
            return Diagnosis.fault(what + " expired on " + end, renew);
        }
        long days = Duration.between(now, end).toDays();
        return end.isBefore(now.plus(SOON))
                ? Diagnosis.warning(what + " expires in " + days + " days, on " + end, renew)
                : Diagnosis.ok(what + " is good for another " + days + " days");
    }
}
