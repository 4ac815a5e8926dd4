package dev.jarvis.proxmox;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Asks one host alone, whatever is remembered of it and whoever could answer in its place. Thread-safe. */
@Singleton
public final class HostProbe {

    private final JsonMapper json;
    private final InstantSource clock;

    @Inject
    public HostProbe(JsonMapper json, InstantSource clock) {
        this.json = json;
        this.clock = clock;
    }

    /**
     * A certificate that a host shows to anybody.
     *
     * @param verified whether a known authority vouches for it and the host's name is right, so that it need not be pinned
     */
    public record Shown(ProxmoxHost host, Fingerprint fingerprint, boolean verified) {}

    /** What runs on this host, asked with its own token; throws {@link ProxmoxException} like any read. */
    public Version version(ProxmoxSettings settings, ProxmoxHost host) {
        try (var client = all(settings.only(host))) {
            return client.cluster().version();
        }
    }

    /** A client that knows nothing of the past, and leaves nothing for the future; the caller closes it. */
    public ProxmoxClient all(ProxmoxSettings settings) {
        return new ProxmoxClient(settings, new ForgetfulBackoff(), json, clock, Pause.sleeping());
    }

    /**
     * The certificate that a host shows; nothing else is sent to it than a call that needs no token.
     *
     * @throws ProxmoxException when it cannot be reached
     */
    public Shown certificate(ProxmoxHost host, Duration patience) {
        var trust = new UncheckedTrust();
        try {
            ask(host, trust, patience);
        } catch (BrokenExchange unreachable) {
            throw new ProxmoxException(unreachable.error(), unreachable);
        }
        var shown = trust.shown()
                .orElseThrow(() -> new ProxmoxException(
                        new ProxmoxError.Unreachable(host.key(), "it showed no certificate", false)));
        return new Shown(host, shown, isVerified(host, patience));
    }

    private static boolean isVerified(ProxmoxHost host, Duration patience) {
        try {
            ask(host, new VerifiedTrust(host, Optional.empty()), patience);
            return true;
        } catch (BrokenExchange notTrusted) {
            return false;
        }
    }

    private static void ask(ProxmoxHost host, HostTrust trust, Duration patience) throws BrokenExchange {
        try (var exchange = new Exchange(host, Optional.empty(), trust, patience)) {
            exchange.send(ApiCall.get("access", "domains"), patience);
        }
    }
}
