package dev.jarvis.ssh;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.settings.InvalidSetting;
import dev.jarvis.settings.NamedValues;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The {@code SSH_*} variables as they were written; refuses what cannot be used when a process starts. */
@ConfigurationProperties("ssh")
record SshProperties(
        Optional<String> keyFile, Optional<String> user, Optional<String> knownHosts, Optional<String> nodes) {

    private static final String DEFAULT_USER = "root";
    private static final String DEFAULT_KNOWN_HOSTS = "known_hosts";
    private static final String USER_PATTERN = "[A-Za-z_][A-Za-z0-9_.@-]{0,63}\\$?";

    SshProperties {
        keyFile = present(keyFile);
        user = present(user);
        knownHosts = present(knownHosts);
        nodes = present(nodes);
        user.filter(name -> !name.matches(USER_PATTERN)).ifPresent(name -> {
            throw new InvalidSetting("SSH_USER must be the name of a user, was \"" + name + "\"");
        });
        addresses(nodes.orElse(""));
    }

    /**
     * The settings that they mean.
     *
     * @param database whose folder holds the known hosts unless another file is named
     */
    SshSettings settings(Path database) {
        return new SshSettings(
                keyFile.map(Path::of),
                user.orElse(DEFAULT_USER),
                knownHosts.map(Path::of).orElseGet(() -> database.resolveSibling(DEFAULT_KNOWN_HOSTS)),
                addresses(nodes.orElse("")),
                SshLimits.DEFAULT);
    }

    /** {@code node=host[:port],…}. */
    private static Map<NodeName, SshAddress> addresses(String written) {
        return NamedValues.read("SSH_NODES", "node=host[:port]", written, NodeName::new, SshAddress::parse);
    }

    private static Optional<String> present(Optional<String> text) {
        return text.map(String::strip).filter(written -> !written.isEmpty());
    }
}
