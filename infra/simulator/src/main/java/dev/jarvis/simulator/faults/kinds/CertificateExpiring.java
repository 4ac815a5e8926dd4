package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.faults.FaultField;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import java.time.Duration;
import java.util.List;

/** The certificate that the cluster issued to a node ends soon, or has ended. Ending the fault renews it. */
final class CertificateExpiring implements FaultKind {

    private final Estate estate;

    CertificateExpiring(Estate estate) {
        this.estate = estate;
    }

    @Override
    public String name() {
        return "cert-expiring";
    }

    @Override
    public String about() {
        return "the certificate pve-ssl.pem of a node ends soon or has ended; its end renews it";
    }

    @Override
    public List<FaultField> fields() {
        return List.of(
                FaultField.node(),
                FaultField.needed("days", "number -365..365", "days from now until its end; negative: it has ended"));
    }

    @Override
    public Effect begin(FaultRequest request, Cluster cluster) {
        Node node = request.node(cluster);
        long days = request.number("days", -365, 365);
        request.refuseUnread();
        estate.certificates().reissue(node.name(), cluster.now().plus(Duration.ofDays(days)));
        return () -> estate.certificates().renew(node.name(), cluster.now());
    }
}
