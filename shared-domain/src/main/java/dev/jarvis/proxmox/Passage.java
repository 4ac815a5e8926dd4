package dev.jarvis.proxmox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * One call on its way from host to host until one answers, within one deadline. A read goes on to the next host when the
 * connection fails, when what answers is not Proxmox, and once when the host could not reach the node (595 to 599, which
 * may be its own daemon's fault). A change goes on only when it cannot have arrived. A refused token is sent to one more
 * host. Any other answer is the answer. For one thread and one use.
 */
final class Passage {

    /** What the first of several hosts may use up of a read's deadline, so that a host that hangs leaves time for another. */
    private static final double FIRST_SHARE = 0.6;

    /** What every host answers by itself to whoever it knows. */
    private static final ApiCall VERSION = ApiCall.get("version");

    private final ApiCall call;
    private final long end;
    private final Hosts hosts;
    private final RefusedTokens tokens;
    private final ErrorReading errors;
    private final Line line;
    private final TokenTrial trial;
    private final List<BrokenExchange> broken = new ArrayList<>();
    /** They gave no proper answer to a call about a node, which is the host's fault or the node's. */
    private final List<ProxmoxHost> late = new ArrayList<>();

    private Optional<Reading> offline = Optional.empty();
    private Optional<Reading> refused = Optional.empty();

    Passage(ApiCall call, Duration deadline, Hosts hosts, RefusedTokens tokens, ErrorReading errors, Line line) {
        this.call = call;
        this.end = System.nanoTime() + deadline.toNanos();
        this.hosts = hosts;
        this.tokens = tokens;
        this.errors = errors;
        this.line = line;
        this.trial = new TokenTrial(tokens, hosts);
    }

    /** Sends one call to one host. */
    @FunctionalInterface
    interface Line {
        Reading send(ApiCall call, ProxmoxHost host, Duration limit) throws BrokenExchange;
    }

    /** The first answer, whatever its status; throws {@link ProxmoxException} when there is none. */
    Reading answer() {
        try (trial) {
            return found();
        }
    }

    private Reading found() {
        var candidates = tokens.usable(hosts.candidates());
        boolean mayHaveActed = false;
        for (int index = 0; index < candidates.size() && left() > 0 && !mayHaveActed; index++) {
            var host = candidates.get(index);
            if (trial.isSettled(host)) {
                continue;
            }
            try {
                var answer = ask(host, index + 1 < candidates.size());
                if (answer.isPresent()) {
                    return answer.get();
                }
            } catch (BrokenExchange failure) {
                broken.add(failure);
                note(host, failure);
                mayHaveActed = call.write() && failure.sent();
            }
        }
        trial.undecided().forEach(this::decide);
        var lesser = refused.isPresent() ? refused : offline;
        if (lesser.isPresent() && !mayHaveActed) {
            return lesser.get();
        }
        throw unreachable(candidates, mayHaveActed);
    }

    /** What this host says, or nothing when another may say more. */
    private Optional<Reading> ask(ProxmoxHost host, boolean othersLeft) throws BrokenExchange {
        if (call.node().isPresent() && trial.isDoubted(host)) {
            var own = line.send(VERSION, host, share(othersLeft));
            if (own.answer().isUnauthorised()) {
                trial.refused(host, ErrorReading.refusal(own.answer()), patience());
                return Optional.empty();
            }
            trial.known(host);
        }
        var reading = line.send(call, host, share(othersLeft));
        var answer = reading.answer();
        if (!reading.isProxmox()) {
            var error = reading.strange(call, errors);
            if (!call.write()) {
                throw new BrokenExchange(error, true, new IllegalStateException("status " + answer.status()));
            }
            // Something passed it on, or did not: whoever asked must look.
            hosts.failed(host, error.text());
            return Optional.of(reading);
        }
        if (answer.isUnauthorised()) {
            trial.refused(host, ErrorReading.refusal(answer), patience());
            refused = refused.or(() -> Optional.of(reading));
            return Optional.empty();
        }
        if (answer.isNodeOffline()) {
            trial.known(host);
            boolean another = !call.write() && offline.isEmpty();
            offline = Optional.of(reading);
            return another ? Optional.empty() : offline;
        }
        trial.accepted(host);
        hosts.worked(host);
        offline.ifPresent(first ->
                hosts.failed(first.answer().host(), "answered " + first.answer().status()));
        late.forEach(other -> hosts.failed(other, "it did not answer a call as " + host.key() + " did"));
        return Optional.of(reading);
    }

    /**
     * Only this host was there to refuse its token. About a node it may have been that node's word: then the host itself
     * is asked, and where it does not answer the next call finds out.
     */
    private void decide(ProxmoxHost host) {
        try {
            if (call.node().isEmpty()
                    || (left() > 0
                            && line.send(VERSION, host, Duration.ofNanos(left()))
                                    .answer()
                                    .isUnauthorised())) {
                trial.believe(host);
            }
        } catch (BrokenExchange failure) {
            note(host, failure);
        }
    }

    private long left() {
        return end - System.nanoTime();
    }

    private Duration patience() {
        return Duration.ofNanos(Math.max(1, left()));
    }

    private Duration share(boolean othersLeft) {
        long left = patience().toNanos();
        // A refusal is held back for three seconds (AnyEvent.pm:1037): the host that is to confirm one gets what is
        // left.
        boolean shares = othersLeft && !call.write() && refused.isEmpty();
        return Duration.ofNanos(shares ? (long) (left * FIRST_SHARE) : left);
    }

    /** A host that is slow to pass a call on, or passes on what is not Proxmox's, may do so for the node. */
    private void note(ProxmoxHost host, BrokenExchange failure) {
        boolean mayBeTheNodes =
                call.node().isPresent() && (failure.getCause() instanceof TimeoutException || isStrange(failure));
        if (mayBeTheNodes) {
            late.add(host);
        } else {
            hosts.failed(host, failure.error().text());
        }
    }

    /** Whether something answered that is not Proxmox. */
    private static boolean isStrange(BrokenExchange failure) {
        return failure.error() instanceof ProxmoxError.Failed;
    }

    private ProxmoxException unreachable(List<ProxmoxHost> candidates, boolean mayHaveActed) {
        // Those that all answer, and not as Proxmox, can be reached: the first says it for all.
        if (broken.size() == 1 || (!broken.isEmpty() && broken.stream().allMatch(Passage::isStrange))) {
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
        var error = new ProxmoxError.Unreachable(names, reasons.isEmpty() ? "no time was left" : reasons, mayHaveActed);
        return broken.isEmpty() ? new ProxmoxException(error) : new ProxmoxException(error, broken.getFirst());
    }
}
