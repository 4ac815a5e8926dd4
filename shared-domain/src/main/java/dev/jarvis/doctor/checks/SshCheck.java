package dev.jarvis.doctor.checks;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.doctor.AtOnce;
import dev.jarvis.doctor.ClusterCheck;
import dev.jarvis.doctor.Diagnosis;
import dev.jarvis.doctor.Patient;
import dev.jarvis.ssh.SshClient;
import dev.jarvis.ssh.SshResult;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.List;

/** Whether commands can be run on every node. */
@Singleton
@Order(8)
final class SshCheck extends ClusterCheck {

    private final SshClient ssh;

    SshCheck(SshClient ssh) {
        this.ssh = ssh;
    }

    @Override
    public String name() {
        return "ssh";
    }

    @Override
    protected List<Diagnosis> look(Patient.Awake cluster) {
        if (!ssh.isConfigured()) {
            return List.of(Diagnosis.warning(
                    "SSH_KEY_FILE is not set: there are no temperatures, no terminal and no commands on nodes",
                    "./jarvis init --ssh-key FILE"));
        }
        return AtOnce.each(cluster.online(), this::one);
    }

    private Diagnosis one(NodeName node) {
        return switch (ssh.run(node, List.of("true"))) {
            case SshResult.Done done when done.succeeded() -> Diagnosis.ok(node + " runs commands");
            case SshResult.Done done -> Diagnosis.fault(node + " lets us in, but " + done.text());
            case SshResult.Failed(var error) -> Diagnosis.fault(error.text());
        };
    }
}
