package dev.jarvis.setup;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was given beforehand; the rest is asked for. The text form shows no secret.
 *
 * @param hosts {@code host[:port]}; empty: ask
 * @param tokenId {@code user@realm!name}
 * @param tokenSecret its UUID
 * @param sshKey the private key that logs in to nodes
 * @param withoutSsh not to learn the nodes' SSH keys at all
 * @param file the settings file to write
 * @param replace whether a file that is there may be changed without asking
 */
public record Wishes(
        List<String> hosts,
        Optional<String> tokenId,
        Optional<String> tokenSecret,
        Optional<Path> sshKey,
        boolean withoutSsh,
        Path file,
        boolean replace) {

    public Wishes {
        hosts = List.copyOf(hosts);
    }

    @Override
    public String toString() {
        return "Wishes[hosts=" + hosts + ", tokenId=" + tokenId + ", file=" + file + "]";
    }
}
