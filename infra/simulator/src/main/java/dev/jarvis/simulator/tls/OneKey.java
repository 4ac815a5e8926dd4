package dev.jarvis.simulator.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Offers one key to whoever takes its kind. A key store would encrypt the key with ten thousand rounds of PBKDF2 only to
 * decrypt it again at once, for every node.
 */
public final class OneKey extends X509ExtendedKeyManager {

    private static final String ALIAS = "node";

    private final NodeCertificate node;

    /** Offers the key of this certificate. */
    public OneKey(NodeCertificate node) {
        this.node = node;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return fits(keyType) ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return fits(keyType) ? ALIAS : null;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return new X509Certificate[] {node.certificate()};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return node.key();
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    private boolean fits(String keyType) {
        return keyType.equals(node.key().getAlgorithm());
    }
}
