package dev.jarvis.ssh;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;

/** Makes what reaches the nodes. Nothing is opened or read before the first command. */
@Factory
final class SshBeans {

    @Singleton
    SshSettings settings(SshProperties properties, @Value("${jarvis.database.path}") Path database) {
        return properties.settings(database);
    }

    @Singleton
    KnownHosts knownHosts(SshSettings settings) {
        return new KnownHosts(settings.knownHosts());
    }

    @Singleton
    @Bean(preDestroy = "close")
    SshClient client(SshSettings settings, KnownHosts knownHosts, Optional<NodeAddresses> addresses) {
        return new SshClient(settings, knownHosts, addresses.orElse(node -> Optional.empty()));
    }
}
