package dev.jarvis.standalone;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The map of chapter 2: what each feature may use, and through it what those may use. */
final class Features {

    private static final String ROOT = "dev.jarvis.";

    /** Features of the shared domain, in the words of the specification. */
    private static final Map<String, Set<String>> DOMAIN = Map.ofEntries(
            Map.entry("settings", Set.of()),
            Map.entry("cluster", Set.of()),
            Map.entry("database", Set.of()),
            Map.entry("feed", Set.of("database")),
            Map.entry("proxmox", Set.of("cluster")),
            Map.entry("ssh", Set.of("cluster")),
            Map.entry("net", Set.of("cluster")),
            Map.entry("docker", Set.of("cluster", "ssh")),
            Map.entry("memory", Set.of("feed", "cluster")),
            Map.entry("access", Set.of("database")),
            Map.entry("safety", Set.of("feed")),
            Map.entry("monitor", Set.of("memory", "feed", "proxmox", "ssh", "docker")),
            Map.entry("tools", Set.of("safety", "monitor", "memory", "proxmox", "ssh", "net", "docker")),
            Map.entry("upkeep", Set.of("memory")),
            Map.entry("doctor", Set.of("monitor", "net")),
            Map.entry("setup", Set.of("proxmox", "ssh")),
            Map.entry("remediation", Set.of("tools", "monitor")),
            Map.entry("notify", Set.of("feed")),
            Map.entry("llm", Set.of()),
            Map.entry("chat", Set.of("llm", "tools", "remediation", "memory")),
            Map.entry("mcp", Set.of("tools", "access")));

    /** Modules of their own; those that may use "all of the shared domain" are listed apart. */
    private static final Set<String> ON_TOP = Set.of("functions", "jobs", "fanout");

    private static final String SIMULATOR = "simulator";
    private static final String STANDALONE = "standalone";

    private Features() {}

    /** The feature that a package belongs to, by its first word below {@code dev.jarvis}. */
    static Optional<String> of(String packageName) {
        return packageName.startsWith(ROOT)
                ? Optional.of(packageName.substring(ROOT.length()).replaceFirst("\\..*", ""))
                : Optional.empty();
    }

    static boolean isKnown(String feature) {
        return DOMAIN.containsKey(feature)
                || ON_TOP.contains(feature)
                || feature.equals(SIMULATOR)
                || feature.equals(STANDALONE);
    }

    static boolean isOfTheDomain(String feature) {
        return DOMAIN.containsKey(feature);
    }

    /** Whether one may use the other. */
    static boolean mayUse(String user, String used) {
        if (user.equals(used) || user.equals(STANDALONE)) {
            return true;
        }
        if (ON_TOP.contains(user)) {
            return DOMAIN.containsKey(used);
        }
        return DOMAIN.containsKey(user)
                && (used.equals("settings") || reachable(user).contains(used));
    }

    private static Set<String> reachable(String feature) {
        var reached = new LinkedHashSet<String>();
        var open = new TreeSet<>(DOMAIN.getOrDefault(feature, Set.of()));
        while (!open.isEmpty()) {
            var next = open.removeFirst();
            if (reached.add(next)) {
                open.addAll(DOMAIN.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }
}
