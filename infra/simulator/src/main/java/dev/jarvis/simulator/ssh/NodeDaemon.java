package dev.jarvis.simulator.ssh;

import java.io.IOException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Set;
import net.i2p.crypto.eddsa.EdDSAPrivateKey;
import net.i2p.crypto.eddsa.EdDSAPublicKey;
import net.i2p.crypto.eddsa.spec.EdDSANamedCurveTable;
import net.i2p.crypto.eddsa.spec.EdDSAPrivateKeySpec;
import net.i2p.crypto.eddsa.spec.EdDSAPublicKeySpec;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.jspecify.annotations.Nullable;

/** The SSH server of one node, on a loopback port of its own, started when it is first asked for. Thread-safe. */
final class NodeDaemon {

    private final String node;
    private final Ed25519Key hostKey;
    private final Set<String> letIn;
    private final Bash bash;
    private @Nullable SshServer server;
    private boolean ended;

    NodeDaemon(String node, Ed25519Key hostKey, Set<String> letIn, Bash bash) {
        this.node = node;
        this.hostKey = hostKey;
        this.letIn = Set.copyOf(letIn);
        this.bash = bash;
    }

    synchronized int port() throws IOException {
        if (ended) {
            throw new IOException("the simulator ends");
        }
        SshServer running = server;
        if (running == null) {
            running = started();
            server = running;
        }
        return running.getPort();
    }

    /** Ends it with every session. */
    synchronized void stop() throws IOException {
        ended = true;
        if (server != null) {
            server.stop(true);
        }
    }

    private SshServer started() throws IOException {
        SshServer made = SshServer.setUpDefaultServer();
        made.setHost("127.0.0.1");
        made.setPort(0);
        CoreModuleProperties.TCP_NODELAY.set(made, true);
        made.setKeyPairProvider(KeyPairProvider.wrap(pair()));
        made.setPublickeyAuthenticator((user, key, session) -> user.equals("root") && isLetIn(key));
        made.setCommandFactory((channel, line) -> new OneCommand(bash, node, line));
        made.setShellFactory(channel -> new LoginShell(bash, node));
        made.start();
        return made;
    }

    private boolean isLetIn(PublicKey key) {
        ByteArrayBuffer blob = new ByteArrayBuffer();
        blob.putRawPublicKey(key);
        return letIn.contains(
                KeyUtils.getKeyType(key) + " " + Base64.getEncoder().encodeToString(blob.getCompactData()));
    }

    private KeyPair pair() {
        var curve = EdDSANamedCurveTable.ED_25519_CURVE_SPEC;
        EdDSAPrivateKeySpec secret = new EdDSAPrivateKeySpec(hostKey.seed(), curve);
        return new KeyPair(
                new EdDSAPublicKey(new EdDSAPublicKeySpec(secret.getA(), curve)), new EdDSAPrivateKey(secret));
    }
}
