package dev.jarvis.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.KeyPairWrapper;

/** Opens connections to hosts that are known, with the one key that there is. Thread-safe. */
final class Connector {

    private static final String NOTHING_IN_COMMON = "Unable to reach a settlement";

    private final SshSettings settings;
    private final KnownHosts knownHosts;

    Connector(SshSettings settings, KnownHosts knownHosts) {
        this.settings = settings;
        this.knownHosts = knownHosts;
    }

    /** A connection on which commands may be given; within the limit for connecting. */
    SSHClient connect(SshAddress address) throws SshRefusal {
        var keyFile = settings.keyFile().orElseThrow(() -> new SshRefusal(new SshError.NotConfigured()));
        var key = PrivateKeyFile.read(keyFile);
        var check = new HostKeyCheck(knownHosts, address);
        try {
            return new Handshake(address, settings.limits(), check)
                    .connect(client -> client.authPublickey(settings.user(), new KeyPairWrapper(key)));
        } catch (SshRefusal known) {
            throw known;
        } catch (IOException failed) {
            throw new SshRefusal(check.refusal().orElseGet(() -> explained(address, failed, keyFile, key)));
        }
    }

    /** The key that a host shows to anyone; nothing is sent to it. */
    HostKey scan(SshAddress address) throws SshRefusal {
        var shown = new AtomicReference<Optional<HostKey>>(Optional.empty());
        try {
            Closing.quietly(new Handshake(address, settings.limits(), takingInto(shown)).connect(client -> {}));
        } catch (SshRefusal known) {
            throw known;
        } catch (IOException failed) {
            // Expected: the connection ends as soon as the key is there.
            if (shown.get().isEmpty()) {
                throw new SshRefusal(withoutLogin(address, failed));
            }
        }
        return shown.get()
                .orElseThrow(() ->
                        new SshRefusal(new SshError.Unreachable(address.toString(), "it showed no host key", false)));
    }

    private static HostKeyVerifier takingInto(AtomicReference<Optional<HostKey>> shown) {
        return new HostKeyVerifier() {
            @Override
            public boolean verify(String hostname, int port, PublicKey key) {
                shown.set(Optional.of(HostKey.of(key)));
                return false;
            }

            @Override
            public List<String> findExistingAlgorithms(String hostname, int port) {
                return List.of();
            }
        };
    }

    private SshError explained(SshAddress address, IOException failed, Path keyFile, KeyPair key) {
        if (failed instanceof UserAuthException && !(failed.getCause() instanceof TransportException)) {
            return new SshError.NotAuthorised(
                    address.toString(),
                    settings.user(),
                    keyFile,
                    HostKey.of(key.getPublic()).toString());
        }
        return withoutLogin(address, failed);
    }

    private static SshError withoutLogin(SshAddress address, IOException failed) {
        var text = Handshake.inWords(failed);
        return text.contains(NOTHING_IN_COMMON)
                ? new SshError.NoCommonAlgorithm(address.toString(), text)
                : new SshError.Unreachable(address.toString(), text, false);
    }
}
