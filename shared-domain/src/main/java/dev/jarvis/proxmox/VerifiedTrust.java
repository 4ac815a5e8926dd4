package dev.jarvis.proxmox;

import dev.jarvis.settings.InvalidSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Verifies the chain against known authorities, and the host's name, as a browser does. */
final class VerifiedTrust extends HostTrust {

    private final ProxmoxHost host;
    private final X509ExtendedTrustManager authorities;

    /**
     * @param caFile PEM certificates to trust instead of the system's roots
     * @throws InvalidSetting when that file holds no certificate
     */
    VerifiedTrust(ProxmoxHost host, Optional<Path> caFile) {
        this.host = host;
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(caFile.isPresent() ? authorities(caFile.get()) : systemRoots());
            this.authorities = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException | IOException unusable) {
            throw unusable(
                    caFile.map(Path::toString).orElse("the system's store of authorities") + " is not usable: ",
                    unusable);
        }
    }

    /** Refuses a file that holds no certificate, before anything is sent. */
    static void check(Path caFile) {
        try {
            authorities(caFile);
        } catch (GeneralSecurityException | IOException unusable) {
            throw unusable(caFile + " is not usable: ", unusable);
        }
    }

    @Override
    void judge(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        try {
            authorities.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException refused) {
            var untrusted = new UntrustedCertificate(host, Fingerprint.of(chain[0]), List.of(), reason(refused));
            untrusted.initCause(refused);
            throw untrusted;
        }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.getAcceptedIssuers();
    }

    private static InvalidSetting unusable(String what, Exception cause) {
        return new InvalidSetting(SettingsReading.CA_FILE + ": " + what + cause.getMessage(), cause);
    }

    private static String reason(CertificateException refused) {
        var text = String.valueOf(refused.getMessage());
        return text.contains("PKIX path building failed") ? "no known authority signed it" : text;
    }

    /** The JDK's own way to say "the default roots". */
    private static @Nullable KeyStore systemRoots() {
        return null;
    }

    private static KeyStore authorities(Path file) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(file)) {
            int number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
            if (number == 0) {
                throw new CertificateException("it holds no PEM certificate");
            }
        }
        return store;
    }
}
