package dev.jarvis.proxmox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** In which order the hosts are asked, and which are left alone for a while. Safe to use from several threads. */
final class Hosts {

    /** A token that was refused is mended by a person; until then each try only fills the node's log. */
    private static final Duration REFUSED_TOKEN_PAUSE = Duration.ofMinutes(15);

    private final List<ProxmoxHost> order;
    private final HostBackoff backoff;
    private final InstantSource clock;
    private final Duration skip;

    Hosts(List<ProxmoxHost> hosts, HostBackoff backoff, InstantSource clock, Duration skip) {
        this.order = new ArrayList<>(hosts);
        this.backoff = backoff;
        this.clock = clock;
        this.skip = skip;
        backoff.preferred().flatMap(this::named).ifPresent(this::moveToFront);
    }

    /**
     * The hosts to ask now, in order of last success. Skipped ones are left out, except the one whose skip ends
     * soonest: it comes last, so that a cluster is never called unreachable on the word of an earlier pass.
     */
    synchronized List<ProxmoxHost> candidates() {
        var skipped = backoff.skipped(clock.instant());
        var candidates = new ArrayList<>(
                order.stream().filter(host -> !skipped.containsKey(host.key())).toList());
        order.stream()
                .filter(host -> skipped.containsKey(host.key()))
                .min(Comparator.comparing(host -> skipped.getOrDefault(host.key(), clock.instant())))
                .ifPresent(candidates::add);
        return List.copyOf(candidates);
    }

    synchronized void worked(ProxmoxHost host) {
        boolean news = !order.getFirst().equals(host)
                || backoff.preferred().isEmpty()
                || backoff.skipped(clock.instant()).containsKey(host.key());
        if (news) {
            moveToFront(host);
            backoff.worked(host.key());
        }
    }

    synchronized void failed(ProxmoxHost host, String reason) {
        backoff.failed(host.key(), clock.instant().plus(skip), reason);
    }

    /** The tokens that were refused lately, by whichever process. */
    List<Refusal> refusals() {
        return backoff.refusals(clock.instant());
    }

    /** This host refused this token: no process is to send it for a while. */
    void refused(ProxmoxHost host, ApiToken token, String reason) {
        backoff.refused(
                new Refusal(host.key(), token.fingerprint(), clock.instant().plus(REFUSED_TOKEN_PAUSE), reason));
    }

    /** A host took the token of this refusal: it may be sent again, by every process. */
    void accepted(Refusal refusal) {
        backoff.refused(
                new Refusal(refusal.host(), refusal.tokenFingerprint(), clock.instant(), "a host takes it again"));
    }

    private Optional<ProxmoxHost> named(String key) {
        return order.stream().filter(host -> host.key().equals(key)).findFirst();
    }

    private void moveToFront(ProxmoxHost host) {
        order.remove(host);
        order.addFirst(host);
    }
}
