package dev.jarvis.docker;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.settings.InvalidSetting;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where Docker is.
 *
 * @param socket the engine's unix socket on this machine
 * @param node the node over whose SSH an engine is reached instead, through its own {@code docker} program
 */
@ConfigurationProperties("docker")
public record DockerSettings(Path socket, Optional<String> node) {

    public DockerSettings {
        node = node.map(String::strip).filter(name -> !name.isEmpty());
        try {
            node.ifPresent(NodeName::new);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidSetting("DOCKER_NODE: " + malformed.getMessage(), malformed);
        }
    }
}
