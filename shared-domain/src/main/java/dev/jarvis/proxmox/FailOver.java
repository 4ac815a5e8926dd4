package dev.jarvis.proxmox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * Sends a call to one host after the other until one answers, within one deadline. A read goes on to the next host when
 * the connection fails, and once when the host could not reach the node (595 to 599, which may be its own daemon's
 * fault). A change goes on only when it cannot have arrived. A refused token is not sent again, to no host and for a
 * while; only a host with another token is asked then. Any other answer is the answer.
 */
final class FailOver implements AutoCloseable {

    /** What the first of several hosts may use up of a read's deadline, so that a host that hangs leaves time for another. */
    private static final double FIRST_SHARE = 0.6;

    private static final int UNAUTHORISED = 401;

    private final ProxmoxSettings settings;
    private final Hosts hosts;
    private final Map<String, Exchange> exchanges = new ConcurrentHashMap<>();
    private final LongAdder sent = new LongAdder();

    FailOver(ProxmoxSettings settings, Hosts hosts) {
        this.settings = settings;
        this.hosts = hosts;
    }

    /** How many requests were sent, or tried. */
    long callCount() {
        return sent.sum();
    }

    /** The first answer, whatever its status; throws {@link ProxmoxException} when there is none. */
    Answer send(ApiCall call, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        var candidates = withUsableTokens(hosts.candidates());
        var broken = new ArrayList<BrokenExchange>();
        Optional<Answer> offline = Optional.empty();
        Optional<Answer> refused = Optional.empty();
        for (int index = 0; index < candidates.size(); index++) {
            var host = candidates.get(index);
            long left = end - System.nanoTime();
            if (left <= 0) {
                break;
            }
            boolean othersLeft = index + 1 < candidates.size();
            if (refused.isPresent() && sameToken(refused.get().host(), host)) {
                continue;
            }
            try {
                var answer = attempt(call, host, share(call, left, othersLeft));
                if (answer.status() == UNAUTHORISED) {
                    hosts.refused(host, settings.tokenFor(host), ErrorReading.refusal(answer));
                    refused = Optional.of(answer);
                    continue;
                }
                if (answer.isNodeOffline() && !call.write() && offline.isEmpty()) {
                    offline = Optional.of(answer);
                    continue;
                }
                if (answer.isNodeOffline()) {
                    return answer;
                }
                hosts.worked(host);
                offline.ifPresent(first -> hosts.failed(first.host(), "answered " + first.status()));
                return answer;
            } catch (BrokenExchange failure) {
                broken.add(failure);
                note(call, host, failure);
                if (call.write() && failure.sent()) {
                    break;
                }
            }
        }
        var lesser = refused.isPresent() ? refused : offline;
        if (lesser.isPresent()) {
            return lesser.get();
        }
        throw unreachable(call, candidates, broken);
    }

    @Override
    public void close() {
        exchanges.values().forEach(Exchange::close);
    }

    /**
     * Those of the hosts whose token is not known to be refused. It is the token that counts and not the host: the
     * cluster shares its users, and a host with a token of its own is still asked.
     */
    private List<ProxmoxHost> withUsableTokens(List<ProxmoxHost> candidates) {
        var refusals = hosts.refusals();
        if (refusals.isEmpty()) {
            return candidates;
        }
        var usable = candidates.stream()
                .filter(host -> refusal(refusals, host).isEmpty())
                .toList();
        if (usable.isEmpty()) {
            var known = candidates.stream()
                    .flatMap(host -> refusal(refusals, host).stream())
                    .findFirst()
                    .orElseThrow();
            throw new ProxmoxException(
                    new ProxmoxError.Unauthorised(known.host(), known.reason(), Optional.of(known.until())));
        }
        return usable;
    }

    private Optional<Refusal> refusal(List<Refusal> refusals, ProxmoxHost host) {
        var fingerprint = settings.tokenFor(host).fingerprint();
        return refusals.stream()
                .filter(refusal -> refusal.tokenFingerprint().equals(fingerprint))
                .findFirst();
    }

    private boolean sameToken(ProxmoxHost one, ProxmoxHost other) {
        return settings.tokenFor(one).equals(settings.tokenFor(other));
    }

    private Answer attempt(ApiCall call, ProxmoxHost host, Duration limit) throws BrokenExchange {
        sent.increment();
        return exchanges.computeIfAbsent(host.key(), key -> connect(host)).send(call, limit);
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

    private static Duration share(ApiCall call, long leftNanos, boolean othersLeft) {
        boolean anyHostWillDo = !call.write() && call.node().isEmpty();
        return Duration.ofNanos(othersLeft && anyHostWillDo ? (long) (leftNanos * FIRST_SHARE) : leftNanos);
    }

    /** A host that is slow to pass a call on may be waiting for the node; everything else is its own fault. */
    private void note(ApiCall call, ProxmoxHost host, BrokenExchange failure) {
        boolean waitedForNode = call.node().isPresent() && failure.getCause() instanceof TimeoutException;
        if (!waitedForNode) {
            hosts.failed(host, failure.error().text());
        }
    }

    private static ProxmoxException unreachable(
            ApiCall call, List<ProxmoxHost> candidates, List<BrokenExchange> broken) {
        if (broken.size() == 1) {
            return new ProxmoxException(broken.getFirst().error(), broken.getFirst());
        }
        var untrusted = broken.stream()
                .filter(failure -> failure.error() instanceof ProxmoxError.Untrusted)
                .findFirst();
        if (untrusted.isPresent()) {
            return new ProxmoxException(untrusted.get().error(), untrusted.get());
        }
        var names = candidates.stream().map(ProxmoxHost::key).collect(Collectors.joining(", "));
        var reasons = broken.stream()
                .map(failure -> failure.error() instanceof ProxmoxError.Unreachable error
                        ? error.host() + ": " + error.reason()
                        : failure.error().text())
                .collect(Collectors.joining("; "));
        boolean mayHaveActed = call.write() && broken.stream().anyMatch(BrokenExchange::sent);
        var error = new ProxmoxError.Unreachable(names, reasons.isEmpty() ? "no time was left" : reasons, mayHaveActed);
        return broken.isEmpty() ? new ProxmoxException(error) : new ProxmoxException(error, broken.getFirst());
    }
}
