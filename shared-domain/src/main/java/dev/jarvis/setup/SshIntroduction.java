package dev.jarvis.setup;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.Membership;
import dev.jarvis.ssh.HostKey;
import dev.jarvis.ssh.KnownHosts;
import dev.jarvis.ssh.SshAttempt;
import dev.jarvis.ssh.SshClient;
import dev.jarvis.ssh.SshResult;
import dev.jarvis.ssh.SshSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Learns the SSH host keys of a cluster's nodes, which a person compares, and tries whether the key logs in. */
@Singleton
final class SshIntroduction {

    private final SshSettings settings;

    @Inject
    SshIntroduction(SshSettings settings) {
        this.settings = settings;
    }

    /** The variables that belong to it; none when there is no key to log in with. */
    Map<String, String> make(Wishes wishes, KnownCluster cluster, Person person) throws SetupRefused {
        person.say("");
        var key = wishes.sshKey().or(settings::keyFile).or(SshIntroduction::usual);
        if (key.isEmpty()) {
            person.say("No SSH key: temperatures, the terminal and commands on nodes stay off. Make one with"
                    + " ssh-keygen -t ed25519, and say jarvis init --ssh-key FILE.");
            return Map.of();
        }
        if (!Files.isReadable(key.get())) {
            throw new SetupRefused("the SSH key " + key.get() + " cannot be read");
        }
        var withKey = new SshSettings(key, settings.user(), settings.knownHosts(), settings.nodes(), settings.limits());
        try (var ssh = client(withKey, cluster.membership())) {
            learn(ssh, cluster.membership(), person);
        }
        return variables(key.get());
    }

    private void learn(SshClient ssh, Membership membership, Person person) throws SetupRefused {
        var shown = new LinkedHashMap<NodeName, HostKey>();
        for (var member : membership.members()) {
            switch (ssh.hostKeyOf(member.name())) {
                case SshAttempt.Succeeded<HostKey>(HostKey key) -> {
                    shown.put(member.name(), key);
                    person.say(member.name() + " shows the SSH host key " + key);
                }
                case SshAttempt.Failed<HostKey>(var error) -> person.say(error.text());
            }
        }
        if (shown.isEmpty()) {
            return;
        }
        person.say("Compare with what each node itself says: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub");
        if (!person.agrees("Are these the SSH host keys of your nodes?", "--yes")) {
            throw new SetupRefused("nothing was written: a host that shows another key is not your node");
        }
        for (var node : shown.entrySet()) {
            person.say(learnt(ssh, node.getKey(), node.getValue()));
        }
    }

    private static String learnt(SshClient ssh, NodeName node, HostKey key) {
        var learnt = ssh.learn(node, key);
        if (learnt instanceof SshAttempt.Failed<KnownHosts.Verdict>(var error)) {
            return error.text();
        }
        // A key that changed, or was revoked, is refused here with what to do about it.
        return switch (ssh.run(node, List.of("true"))) {
            case SshResult.Done done when done.succeeded() -> node + " runs commands";
            case SshResult.Done done -> node + " lets us in, but " + done.text();
            case SshResult.Failed(var error) -> error.text();
        };
    }

    private Map<String, String> variables(Path key) {
        var variables = new LinkedHashMap<String, String>();
        variables.put("SSH_KEY_FILE", key.toAbsolutePath().toString());
        variables.put("SSH_KNOWN_HOSTS", settings.knownHosts().toString());
        variables.put("SSH_USER", settings.user());
        if (!settings.nodes().isEmpty()) {
            variables.put(
                    "SSH_NODES",
                    settings.nodes().entrySet().stream()
                            .map(node -> node.getKey() + "=" + node.getValue())
                            .sorted()
                            .collect(Collectors.joining(",")));
        }
        return variables;
    }

    private static SshClient client(SshSettings settings, Membership membership) {
        return new SshClient(
                settings,
                new KnownHosts(settings.knownHosts()),
                node -> membership.members().stream()
                        .filter(member -> member.name().equals(node))
                        .findFirst()
                        .flatMap(Membership.Member::address));
    }

    /** Where ssh-keygen puts it. */
    private static Optional<Path> usual() {
        return Optional.of(Path.of(System.getProperty("user.home", ""), ".ssh", "id_ed25519"))
                .filter(Files::isReadable);
    }
}
