package dev.jarvis.docker;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.ssh.SshClient;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Makes what speaks with Docker. Nothing is opened before the first call. */
@Factory
final class DockerBeans {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Singleton
    DockerEngine engine(DockerSettings settings, SshClient ssh) {
        return new DockerEngine(
                settings.node()
                        .<DockerLine.Way>map(node -> new SshWay(ssh, new NodeName(node)))
                        .orElseGet(() -> new SocketWay(settings.socket())),
                LIMIT);
    }
}
