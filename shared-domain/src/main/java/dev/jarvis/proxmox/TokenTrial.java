package dev.jarvis.proxmox;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is at fault when a token is refused during one call: the token, or the one host or node that said so. A host whose
 * pmxcfs is down knows no tokens, and refuses good ones with the same 401. So a token is given up only when a second
 * host refuses it as well, or when there is no other; it is never refused more than twice. Of many calls that leave at once
 * and are all refused, one seeks the second opinion and the others wait for it. For one call and one thread.
 */
final class TokenTrial implements AutoCloseable {

    private final RefusedTokens tokens;
    private final Hosts hosts;
    private final Map<ApiToken, Doubt> doubts = new HashMap<>();
    private final Set<ApiToken> settled = new HashSet<>();
    private final Set<ApiToken> known = new HashSet<>();
    private final Set<ApiToken> turns = new HashSet<>();

    TokenTrial(RefusedTokens tokens, Hosts hosts) {
        this.tokens = tokens;
        this.hosts = hosts;
    }

    /** Whether this host's token is not to be sent any more by this call. */
    boolean isSettled(ProxmoxHost host) {
        return settled.contains(tokens.of(host));
    }

    /** Whether another host has refused the token of this one, and nobody has shown yet that he knows it. */
    boolean isDoubted(ProxmoxHost host) {
        var token = tokens.of(host);
        return doubts.containsKey(token) && !known.contains(token);
    }

    /**
     * This host refused its token; the second time is the last.
     *
     * @param patience how long this call can wait for another one's second opinion
     */
    void refused(ProxmoxHost host, String reason, Duration patience) {
        var token = tokens.of(host);
        var before = doubts.putIfAbsent(token, new Doubt(host, reason));
        if (before != null) {
            settled.add(token);
            if (!known.contains(token)) {
                believe(before.host);
            }
            return;
        }
        if (tokens.takeTurn(token, patience)) {
            turns.add(token);
        }
        if (!turns.contains(token) || tokens.isRemembered(host)) {
            // Another call has, or will have, the verdict.
            settled.add(token);
            doubts.remove(token);
        }
    }

    /** This host itself knows its token, so that a refusal can only come from the node that a call is passed on to. */
    void known(ProxmoxHost host) {
        known.add(tokens.of(host));
    }

    /** This host took its token and answered; the one that had refused it is left alone for a while. */
    void accepted(ProxmoxHost host) {
        tokens.accepted(host);
        var doubt = doubts.remove(tokens.of(host));
        if (doubt != null) {
            hosts.failed(doubt.host, "it refused the API token, which " + host.key() + " takes: " + doubt.reason);
        }
    }

    /** The hosts that alone have refused their tokens, each to be asked once more or to be believed. */
    Set<ProxmoxHost> undecided() {
        return doubts.values().stream().map(Doubt::host).filter(this::isDoubted).collect(Collectors.toSet());
    }

    /** The refusal by this host is believed: its token is not to be sent for a while. */
    void believe(ProxmoxHost host) {
        var doubt = doubts.remove(tokens.of(host));
        if (doubt != null) {
            tokens.refused(doubt.host, doubt.reason);
        }
    }

    /** Lets the next call have its turn. */
    @Override
    public void close() {
        turns.forEach(tokens::endTurn);
    }

    private record Doubt(ProxmoxHost host, String reason) {}
}
