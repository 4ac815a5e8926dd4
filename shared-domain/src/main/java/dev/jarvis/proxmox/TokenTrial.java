package dev.jarvis.proxmox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who is at fault when a token is refused during one call: the token, or the one host or node that said so. A host whose
 * pmxcfs is down knows no tokens, and refuses good ones with the same 401. So a token is given up only when a second
 * host refuses it as well, or when there is no other; it is never refused more than twice. For one call and one thread.
 */
final class TokenTrial {

    private final RefusedTokens tokens;
    private final Hosts hosts;
    private final Map<ApiToken, Doubt> doubts = new HashMap<>();
    private final Set<ApiToken> settled = new HashSet<>();

    TokenTrial(RefusedTokens tokens, Hosts hosts) {
        this.tokens = tokens;
        this.hosts = hosts;
    }

    /** Whether this host's token is not to be sent any more by this call. */
    boolean isSettled(ProxmoxHost host) {
        return settled.contains(tokens.of(host));
    }

    /** Whether another host has refused the token of this one, and nobody yet has said more. */
    boolean isDoubted(ProxmoxHost host) {
        var doubt = doubts.get(tokens.of(host));
        return doubt != null && !doubt.good;
    }

    /** This host refused its token; the second time is the last. */
    void refused(ProxmoxHost host, String reason) {
        var token = tokens.of(host);
        var before = doubts.get(token);
        if (before == null) {
            doubts.put(token, new Doubt(host, reason, false));
            return;
        }
        settled.add(token);
        if (!before.good) {
            doubts.remove(token);
            tokens.refused(before.host, before.reason);
        }
    }

    /** This host itself knows its token, so that a refusal can only come from the node that a call is passed on to. */
    void known(ProxmoxHost host) {
        tokens.accepted(host);
        doubts.computeIfPresent(tokens.of(host), (token, doubt) -> new Doubt(doubt.host, doubt.reason, true));
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
        var undecided = new HashSet<ProxmoxHost>();
        doubts.values().stream().filter(doubt -> !doubt.good).forEach(doubt -> undecided.add(doubt.host));
        return undecided;
    }

    /** There is nobody else to ask: the refusal is believed. */
    void believe(ProxmoxHost host) {
        var doubt = doubts.remove(tokens.of(host));
        if (doubt != null) {
            tokens.refused(doubt.host, doubt.reason);
        }
    }

    private record Doubt(ProxmoxHost host, String reason, boolean good) {}
}
