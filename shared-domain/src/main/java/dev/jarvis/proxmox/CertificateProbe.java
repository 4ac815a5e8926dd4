package dev.jarvis.proxmox;

import java.time.Duration;
import java.util.Optional;

/** Asks a host for its certificate, to show it to the user and to pin it. Sends no token. */
public final class CertificateProbe {

    private CertificateProbe() {}

    /**
     * The fingerprint that this host shows now, whoever answers there.
     *
     * @throws ProxmoxException when no TLS connection comes about within the deadline
     */
    public static Fingerprint fingerprint(ProxmoxHost host, Duration deadline) {
        var trust = new UncheckedTrust();
        try (var exchange = new Exchange(host, Optional.empty(), trust, deadline)) {
            exchange.send(ApiCall.get("version"), deadline);
        } catch (BrokenExchange broken) {
            return trust.shown().orElseThrow(() -> new ProxmoxException(broken.error(), broken));
        }
        return trust.shown().orElseThrow();
    }
}
