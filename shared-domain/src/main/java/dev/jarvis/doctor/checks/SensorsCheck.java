package dev.jarvis.doctor.checks;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.doctor.AtOnce;
import dev.jarvis.doctor.ClusterCheck;
import dev.jarvis.doctor.Diagnosis;
import dev.jarvis.doctor.Patient;
import dev.jarvis.ssh.SshClient;
import dev.jarvis.ssh.sensors.Sensors;
import dev.jarvis.ssh.sensors.Temperatures;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Whether every node tells its temperatures. */
@Singleton
@Order(9)
final class SensorsCheck extends ClusterCheck {

    /** A sensor that hangs hangs for good: a person who waits is told so. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final SshClient ssh;
    private final Sensors sensors;

    SensorsCheck(SshClient ssh, Sensors sensors) {
        this.ssh = ssh;
        this.sensors = sensors;
    }

    @Override
    public String name() {
        return "sensors";
    }

    @Override
    protected List<Diagnosis> look(Patient.Awake cluster) {
        return ssh.isConfigured()
                ? AtOnce.each(cluster.online(), this::one)
                : List.of(Diagnosis.note("not looked at: SSH_KEY_FILE is not set"));
    }

    private Diagnosis one(NodeName node) {
        return switch (sensors.of(node, PATIENCE)) {
            case Temperatures.Measured(var all) when all.isEmpty() -> Diagnosis.note(node + " has no sensors");
            case Temperatures.Measured(var all) -> Diagnosis.ok(node + " has " + all.size() + " sensors");
            case Temperatures.NotInstalled missing ->
                Diagnosis.warning(
                        missing.text(), "apt install lm-sensors && sensors-detect --auto   (on " + node + ")");
            case Temperatures.Unreadable unreadable -> Diagnosis.warning(unreadable.text());
            // What is amiss with SSH itself is told once, by the check before.
            case Temperatures.NotAsked _ -> Diagnosis.note(node + " was not asked, see ssh");
        };
    }
}
