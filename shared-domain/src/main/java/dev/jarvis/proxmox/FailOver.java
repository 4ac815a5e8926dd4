package dev.jarvis.proxmox;

import io.micronaut.json.JsonMapper;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The connections to all hosts of a cluster, over which calls look for one that answers. Safe to use from several threads. */
final class FailOver implements AutoCloseable {

    private final ProxmoxSettings settings;
    private final Hosts hosts;
    private final JsonMapper json;
    private final ErrorReading errors;
    private final RefusedTokens tokens;
    private final Map<String, Exchange> exchanges = new ConcurrentHashMap<>();
    private final LongAdder sent = new LongAdder();

    FailOver(ProxmoxSettings settings, Hosts hosts, JsonMapper json) {
        this.settings = settings;
        this.hosts = hosts;
        this.json = json;
        this.errors = new ErrorReading(json);
        this.tokens = new RefusedTokens(settings, hosts);
    }

    /** How many requests were sent, or tried. */
    long callCount() {
        return sent.sum();
    }

    /** The first answer, whatever its status; throws {@link ProxmoxException} when there is none. */
    Reading send(ApiCall call, Duration deadline) {
        return new Passage(call, deadline, hosts, tokens, errors, this::attempt).answer();
    }

    @Override
    public void close() {
        exchanges.values().forEach(Exchange::close);
    }

    private Reading attempt(ApiCall call, ProxmoxHost host, Duration limit) throws BrokenExchange {
        sent.increment();
        return Reading.of(
                json,
                exchanges.computeIfAbsent(host.key(), key -> connect(host)).send(call, limit));
    }

    private Exchange connect(ProxmoxHost host) {
        return new Exchange(
                host,
                Optional.of(settings.tokenFor(host)),
                trust(host),
                settings.deadlines().connect());
    }

    private HostTrust trust(ProxmoxHost host) {
        if (!settings.verifySsl()) {
            return new UncheckedTrust();
        }
        return settings.fingerprints().isEmpty()
                ? new VerifiedTrust(host, settings.caFile())
                : PinnedTrust.of(settings, host);
    }
}
