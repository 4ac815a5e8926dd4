package dev.jarvis.ssh;

import dev.jarvis.settings.FileRefusal;
import java.io.IOException;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import org.jspecify.annotations.Nullable;

/** Asks the known hosts during one connection, and remembers why it refused. */
final class HostKeyCheck implements HostKeyVerifier {

    private final KnownHosts knownHosts;
    private final SshAddress address;
    private volatile @Nullable SshError refusal;

    HostKeyCheck(KnownHosts knownHosts, SshAddress address) {
        this.knownHosts = knownHosts;
        this.address = address;
    }

    @Override
    public boolean verify(String hostname, int port, PublicKey key) {
        var presented = HostKey.of(key);
        try {
            refusal = switch (knownHosts.judge(address, presented)) {
                case KnownHosts.Verdict.Known() -> null;
                case KnownHosts.Verdict.Unknown() ->
                    new SshError.HostKeyUnknown(address.toString(), presented, knownHosts.file());
                case KnownHosts.Verdict.Changed(HostKey known, int line) ->
                    new SshError.HostKeyChanged(address.toString(), presented, known, knownHosts.file(), line);
                case KnownHosts.Verdict.Revoked(int line) ->
                    new SshError.HostKeyRevoked(address.toString(), presented, knownHosts.file(), line);
            };
        } catch (IOException unreadable) {
            refusal = new SshError.KnownHostsUnusable(knownHosts.file(), FileRefusal.inWords(unreadable));
        }
        return refusal == null;
    }

    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        try {
            return knownHosts.typesOf(address);
        } catch (IOException unreadable) {
            // The same file is read again when the key arrives, and refused there.
            return List.of();
        }
    }

    Optional<SshError> refusal() {
        return Optional.ofNullable(refusal);
    }
}
