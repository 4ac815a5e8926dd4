package dev.jarvis.proxmox;

import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLEngine;

/** Trusts whatever the host shows, and remembers it: for {@code PROXMOX_VERIFY_SSL=false}, and to learn a pin. */
final class UncheckedTrust extends HostTrust {

    private final AtomicReference<Optional<Fingerprint>> shown = new AtomicReference<>(Optional.empty());

    @Override
    void judge(X509Certificate[] chain, String authType, SSLEngine engine) {
        shown.set(Optional.of(Fingerprint.of(chain[0])));
    }

    Optional<Fingerprint> shown() {
        return shown.get();
    }
}
