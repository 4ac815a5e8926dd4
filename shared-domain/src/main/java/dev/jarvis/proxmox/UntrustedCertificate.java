package dev.jarvis.proxmox;

import java.security.cert.CertificateException;
import java.util.List;

/** A certificate that the host showed and that is not trusted. Travels inside the TLS handshake's exception. */
final class UntrustedCertificate extends CertificateException {

    private static final long serialVersionUID = 1L;

    private final transient ProxmoxError.Untrusted error;

    UntrustedCertificate(ProxmoxHost host, Fingerprint presented, List<Fingerprint> pinned, String reason) {
        this(new ProxmoxError.Untrusted(host.key(), presented, pinned, reason));
    }

    private UntrustedCertificate(ProxmoxError.Untrusted error) {
        super(error.text());
        this.error = error;
    }

    ProxmoxError.Untrusted error() {
        return error;
    }
}
