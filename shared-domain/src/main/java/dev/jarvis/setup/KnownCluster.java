package dev.jarvis.setup;

import dev.jarvis.proxmox.Membership;
import java.util.Map;

/**
 * A cluster that a person vouches for.
 *
 * @param settings the variables that name it, with its token's secret
 */
record KnownCluster(Map<String, String> settings, Membership membership) {

    KnownCluster {
        settings = Map.copyOf(settings);
    }

    @Override
    public String toString() {
        return "KnownCluster[" + membership + "]";
    }
}
