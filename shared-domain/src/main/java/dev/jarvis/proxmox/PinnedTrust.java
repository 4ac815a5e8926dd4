package dev.jarvis.proxmox;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;

/** Trusts the pinned certificates and nothing else; names and dates in them do not matter then. */
final class PinnedTrust extends HostTrust {

    private final ProxmoxHost host;
    private final List<Fingerprint> pinned;

    PinnedTrust(ProxmoxHost host, List<Fingerprint> pinned) {
        this.host = host;
        this.pinned = List.copyOf(pinned);
    }

    /**
     * The pins that hold for a host: its own, where one is given for {@code host:port} or the host; else any of them,
     * because every node of a self-signed cluster has a certificate of its own (Pulse#879).
     */
    static PinnedTrust of(ProxmoxSettings settings, ProxmoxHost host) {
        var pins = settings.fingerprints();
        for (var name : List.of(host.key(), host.name())) {
            var own = pins.get(name);
            if (own != null) {
                return new PinnedTrust(host, List.of(own));
            }
        }
        return new PinnedTrust(host, pins.values().stream().distinct().toList());
    }

    @Override
    void judge(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        var presented = Fingerprint.of(chain[0]);
        if (!pinned.contains(presented)) {
            throw new UntrustedCertificate(host, presented, pinned, "it is not the pinned one");
        }
    }
}
