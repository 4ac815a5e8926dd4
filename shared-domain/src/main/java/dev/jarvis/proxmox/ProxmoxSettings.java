package dev.jarvis.proxmox;

import dev.jarvis.settings.InvalidSetting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to reach one cluster. Immutable; its text form never shows a secret.
 *
 * @param nodes at least one host, in the order in which they are tried first
 * @param tokens the token for each host, by {@link ProxmoxHost#key}
 * @param fingerprints pinned certificates by node name, host or {@code host:port}; empty: the chain is verified instead
 * @param caFile authorities to trust instead of the system's roots
 * @param verifySsl false trusts any certificate; never a default
 */
public record ProxmoxSettings(
        List<ProxmoxHost> nodes,
        Map<String, ApiToken> tokens,
        Map<String, Fingerprint> fingerprints,
        Optional<Path> caFile,
        boolean verifySsl,
        Deadlines deadlines) {

    public ProxmoxSettings {
        nodes = List.copyOf(nodes);
        tokens = Map.copyOf(tokens);
        fingerprints = Map.copyOf(fingerprints);
        if (nodes.isEmpty()) {
            throw new InvalidSetting("PROXMOX_NODES must name at least one host");
        }
        for (var host : nodes) {
            if (!tokens.containsKey(host.key())) {
                throw new InvalidSetting("there is no token for " + host
                        + ": set PROXMOX_TOKEN_ID and PROXMOX_TOKEN_SECRET, or add it to PROXMOX_TOKENS");
            }
        }
    }

    /**
     * Reads the {@code PROXMOX_*} variables; others are ignored, blank ones count as unset.
     *
     * @return empty when {@code PROXMOX_NODES} is unset, which means that there is no cluster to watch
     * @throws InvalidSetting when one cannot be used
     */
    public static Optional<ProxmoxSettings> parse(Map<String, String> variables) {
        return new SettingsReading(variables).settings();
    }

    /** The same cluster by one of its hosts alone. */
    ProxmoxSettings only(ProxmoxHost host) {
        return new ProxmoxSettings(
                List.of(host), Map.of(host.key(), tokenFor(host)), fingerprints, caFile, verifySsl, deadlines);
    }

    /** The same cluster by those of its hosts that get this token. */
    public ProxmoxSettings onlyWith(String tokenId) {
        var those =
                nodes.stream().filter(host -> tokenIdFor(host).equals(tokenId)).toList();
        return new ProxmoxSettings(those, tokens, fingerprints, caFile, verifySsl, deadlines);
    }

    /** Every token, by its id, in the order of the hosts. */
    public List<String> tokenIds() {
        return nodes.stream().map(this::tokenIdFor).distinct().toList();
    }

    /** The token that the first host gets, by its id. */
    public String tokenId() {
        return tokenIdFor(nodes.getFirst());
    }

    /** The token that one of the hosts gets, by its id. */
    public String tokenIdFor(ProxmoxHost host) {
        return tokenFor(host).id();
    }

    ApiToken tokenFor(ProxmoxHost host) {
        var token = tokens.get(host.key());
        if (token == null) {
            throw new IllegalArgumentException(host + " is not one of " + nodes);
        }
        return token;
    }

    /**
     * How long anything may take.
     *
     * @param connect until the TCP connection and TLS stand
     * @param read a GET with its whole body and every fail-over; of several hosts the first gets more than half of it,
     *     which must be longer than the three seconds for which a refusal is held back (AnyEvent.pm:1037)
     * @param write a POST until it is answered; pveproxy itself gives up on another node after 30 s (AnyEvent.pm:835)
     * @param poll pause between two looks at a task
     * @param skip how long a host that failed is not asked
     */
    public record Deadlines(Duration connect, Duration read, Duration write, Duration poll, Duration skip) {

        /** What a homelab needs. */
        public static final Deadlines DEFAULT = new Deadlines(
                Duration.ofSeconds(3),
                Duration.ofSeconds(8),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30));

        public Deadlines {
            for (var deadline : List.of(connect, read, write, poll, skip)) {
                if (deadline.isNegative() || deadline.isZero()) {
                    throw new IllegalArgumentException("a deadline must be longer than nothing, was " + deadline);
                }
            }
        }
    }
}
