package dev.jarvis.proxmox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which tokens are not to be sent. It is the token that counts and not the host: the cluster shares its users, so that
 * what one host refuses all refuse, while a host with a token of its own is still asked. A host that has lost sight of
 * the cluster refuses everybody, so that a second opinion comes first ({@link TokenTrial}).
 * Safe to use from several threads.
 */
final class RefusedTokens {

    private final ProxmoxSettings settings;
    private final Hosts hosts;
    private final Map<ApiToken, ReentrantLock> turns = new ConcurrentHashMap<>();

    RefusedTokens(ProxmoxSettings settings, Hosts hosts) {
        this.settings = settings;
        this.hosts = hosts;
    }

    /** This host refused its token, and no other host takes it. */
    void refused(ProxmoxHost host, String reason) {
        hosts.refused(host, settings.tokenFor(host), reason);
    }

    /** This host took its token just now; what is remembered of a refusal of the same one is over. */
    void accepted(ProxmoxHost host) {
        var refusals = hosts.refusals();
        if (!refusals.isEmpty()) {
            var fingerprint = settings.tokenFor(host).fingerprint();
            refusals.stream()
                    .filter(refusal -> refusal.tokenFingerprint().equals(fingerprint))
                    .forEach(hosts::accepted);
        }
    }

    /**
     * Waits until no other call seeks a second opinion on this token; the one that gets its turn must end it.
     *
     * @return false when the time was over first
     */
    boolean takeTurn(ApiToken token, Duration patience) {
        try {
            return turns.computeIfAbsent(token, _ -> new ReentrantLock())
                    .tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the turn of this thread. */
    void endTurn(ApiToken token) {
        Optional.ofNullable(turns.get(token)).ifPresent(ReentrantLock::unlock);
    }

    /** Whether this host's token is remembered as refused. */
    boolean isRemembered(ProxmoxHost host) {
        return refusal(hosts.refusals(), host).isPresent();
    }

    /** The token that this host is sent. */
    ApiToken of(ProxmoxHost host) {
        return settings.tokenFor(host);
    }

    /** Those of the hosts whose token may be sent; throws the refusal that is remembered when there is none. */
    List<ProxmoxHost> usable(List<ProxmoxHost> candidates) {
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
}
