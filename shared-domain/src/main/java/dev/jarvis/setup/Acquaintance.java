package dev.jarvis.setup;

import dev.jarvis.proxmox.Fingerprint;
import dev.jarvis.proxmox.Grant;
import dev.jarvis.proxmox.HostProbe;
import dev.jarvis.proxmox.HostProbe.Shown;
import dev.jarvis.proxmox.Membership;
import dev.jarvis.proxmox.NodeRow;
import dev.jarvis.proxmox.Privileges;
import dev.jarvis.proxmox.ProxmoxClient;
import dev.jarvis.proxmox.ProxmoxException;
import dev.jarvis.proxmox.ProxmoxHost;
import dev.jarvis.proxmox.ProxmoxSettings;
import dev.jarvis.settings.InvalidSetting;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gets to know a cluster: the certificates of its hosts, which a person compares, and through them the rest of it. */
@Singleton
final class Acquaintance {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HostProbe probe;

    @Inject
    Acquaintance(HostProbe probe) {
        this.probe = probe;
    }

    KnownCluster make(Wishes wishes, Person person) throws SetupRefused {
        var hosts = hosts(wishes, person);
        var shown = certificates(hosts, person);
        var token = token(wishes, person);
        var known = settings(hosts, pinsOf(shown), token);
        try (var client = probe.all(known)) {
            // First: a token that may not even read the cluster is told here what it lacks.
            sayWhatIsMissing(client, known.tokenId(), person);
            var membership = client.cluster().membership();
            var nodes = client.nodes().list();
            person.say("");
            person.say("The cluster has " + nodes.size() + " nodes: "
                    + nodes.stream().map(node -> node.name().value()).collect(Collectors.joining(", ")));
            var pins = allPins(shown, nodes);
            agreeOnTheOthers(pins, shown, person);
            var all = new ArrayList<>(hosts);
            all.addAll(others(hosts, shown, membership, nodes, person));
            return new KnownCluster(variables(all, pins, token), membership);
        }
    }

    private static List<ProxmoxHost> hosts(Wishes wishes, Person person) throws SetupRefused {
        var written = wishes.hosts().isEmpty()
                ? Arrays.asList(person.ask("Hosts of the cluster (host[:port], separated by commas)", "--hosts")
                        .split(",", -1))
                : wishes.hosts();
        var hosts = new ArrayList<ProxmoxHost>();
        for (var host : written) {
            try {
                if (!host.isBlank()) {
                    hosts.add(ProxmoxHost.parse(host));
                }
            } catch (IllegalArgumentException senseless) {
                throw new SetupRefused(String.valueOf(senseless.getMessage()));
            }
        }
        if (hosts.isEmpty()) {
            throw new SetupRefused("name at least one host of the cluster with --hosts");
        }
        return hosts.stream().distinct().toList();
    }

    private List<Shown> certificates(List<ProxmoxHost> hosts, Person person) throws SetupRefused {
        var shown = new ArrayList<Shown>();
        for (var host : hosts) {
            var certificate = probe.certificate(host, PATIENCE);
            shown.add(certificate);
            person.say(host + " shows the certificate SHA-256 " + certificate.fingerprint()
                    + (certificate.verified() ? ", and a known authority vouches for it" : ""));
        }
        if (shown.stream().allMatch(Shown::verified)) {
            return shown;
        }
        person.say("Compare with what each node itself says: pvenode cert info");
        if (!person.agrees("Are these the certificates of your nodes?", "--yes")) {
            throw new SetupRefused("nothing was written: a host that shows another certificate is not your node");
        }
        return shown;
    }

    private static Map<String, String> token(Wishes wishes, Person person) throws SetupRefused {
        var id = wishes.tokenId().isPresent()
                ? wishes.tokenId().get()
                : person.ask(
                        "API token, as root@pam!jarvis (made under Datacenter, Permissions, API Tokens)", "--token-id");
        var secret = wishes.tokenSecret().isPresent()
                ? wishes.tokenSecret().get()
                : person.askSecret("Its secret, the UUID that Proxmox showed once", "--token-secret-file");
        return Map.of("PROXMOX_TOKEN_ID", id, "PROXMOX_TOKEN_SECRET", secret);
    }

    private static ProxmoxSettings settings(
            List<ProxmoxHost> hosts, Map<String, Fingerprint> pins, Map<String, String> token) throws SetupRefused {
        try {
            return ProxmoxSettings.parse(variables(hosts, pins, token)).orElseThrow();
        } catch (InvalidSetting senseless) {
            throw new SetupRefused(String.valueOf(senseless.getMessage()));
        }
    }

    /** Pins by host; none where authorities vouch for every host. */
    private static Map<String, Fingerprint> pinsOf(List<Shown> shown) {
        return shown.stream().allMatch(Shown::verified)
                ? Map.of()
                : shown.stream().collect(Collectors.toMap(one -> one.host().key(), Shown::fingerprint));
    }

    /** Every node's, as the cluster names them; a host that shows another one, as behind a proxy, keeps its own. */
    private static Map<String, Fingerprint> allPins(List<Shown> shown, List<NodeRow> nodes) {
        if (shown.stream().allMatch(Shown::verified)) {
            return Map.of();
        }
        var pins = new TreeMap<String, Fingerprint>();
        nodes.forEach(node ->
                node.fingerprint().ifPresent(print -> pins.put(node.name().value(), print)));
        shown.stream()
                .filter(one -> !pins.containsValue(one.fingerprint()))
                .forEach(one -> pins.put(one.host().key(), one.fingerprint()));
        return pins;
    }

    /** What the cluster says of nodes that were not named is shown, too, before it is trusted. */
    private static void agreeOnTheOthers(Map<String, Fingerprint> pins, List<Shown> shown, Person person)
            throws SetupRefused {
        var seen = shown.stream().map(Shown::fingerprint).toList();
        var unseen = pins.entrySet().stream()
                .filter(pin -> !seen.contains(pin.getValue()))
                .toList();
        if (unseen.isEmpty()) {
            return;
        }
        unseen.forEach(pin -> person.say(
                "Node " + pin.getKey() + " has the certificate SHA-256 " + pin.getValue() + ", as the cluster says"));
        if (!person.agrees("Are these the certificates of the other nodes?", "--yes")) {
            throw new SetupRefused("nothing was written: name the hosts that you trust with --hosts");
        }
    }

    /** Nodes beyond those named, where they answer at the cluster's address of them and show what the cluster says. */
    private List<ProxmoxHost> others(
            List<ProxmoxHost> hosts, List<Shown> shown, Membership membership, List<NodeRow> nodes, Person person) {
        var known = shown.stream().map(Shown::fingerprint).toList();
        boolean pinned = !shown.stream().allMatch(Shown::verified);
        var found = new ArrayList<ProxmoxHost>();
        for (var node : nodes) {
            var print = node.fingerprint();
            if (print.isEmpty() || known.contains(print.get())) {
                continue;
            }
            var candidate = membership.members().stream()
                    .filter(member -> member.name().equals(node.name()))
                    .findFirst()
                    .flatMap(Membership.Member::address)
                    .map(address -> new ProxmoxHost(address, hosts.getFirst().port()))
                    .filter(host -> !hosts.contains(host));
            if (candidate.isPresent() && shows(candidate.get(), print.get(), pinned)) {
                found.add(candidate.get());
                person.say("Added " + candidate.get() + ", it is node " + node.name());
            } else {
                person.say("Node " + node.name() + " does not answer here as it should"
                        + candidate.map(host -> " (" + host + ")").orElse("")
                        + ": it is watched through the others. Has it another address, add that to PROXMOX_NODES.");
            }
        }
        return found;
    }

    /** Without pins an authority must vouch for this address, or the host would be refused from then on. */
    private boolean shows(ProxmoxHost host, Fingerprint expected, boolean pinned) {
        try {
            var certificate = probe.certificate(host, PATIENCE);
            return certificate.fingerprint().equals(expected) && (pinned || certificate.verified());
        } catch (ProxmoxException unreachable) {
            return false;
        }
    }

    private static void sayWhatIsMissing(ProxmoxClient client, String tokenId, Person person) {
        var needed = new ArrayList<>(Privileges.toWatch());
        needed.addAll(Privileges.toWatchUpdatesAndBackups());
        needed.addAll(Privileges.toAct());
        var held = client.access().permissions();
        var missing = held.missing(needed);
        if (missing.isEmpty()) {
            person.say("The token has every privilege that JARVIS uses.");
            return;
        }
        person.say("The token lacks:");
        missing.forEach(one -> person.say("  " + one));
        person.say("As root on any node, this grants it:");
        Grant.commands(tokenId, client.cluster().version(), missing, held)
                .forEach(command -> person.say("  " + command));
    }

    private static Map<String, String> variables(
            List<ProxmoxHost> hosts, Map<String, Fingerprint> pins, Map<String, String> token) {
        var variables = new LinkedHashMap<>(token);
        variables.put("PROXMOX_NODES", joined(hosts.stream().map(ProxmoxHost::key)));
        if (!pins.isEmpty()) {
            variables.put(
                    "PROXMOX_FINGERPRINTS",
                    joined(pins.entrySet().stream().map(pin -> pin.getKey() + "=" + pin.getValue())));
        }
        return variables;
    }

    private static String joined(Stream<String> parts) {
        return parts.collect(Collectors.joining(","));
    }
}
