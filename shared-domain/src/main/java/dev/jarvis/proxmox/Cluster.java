package dev.jarvis.proxmox;

/** Reads the cluster as a whole. Safe to use from several threads. */
public final class Cluster {

    private final Calls calls;

    Cluster(Calls calls) {
        this.calls = calls;
    }

    /** What runs on the host that answers. */
    public Version version() {
        return NodeReading.version(calls.row(ApiCall.get("version")));
    }

    /** Who belongs to the cluster, and whether it has a majority. Needs Sys.Audit on {@code /}. */
    public Membership membership() {
        return ClusterReading.membership(calls.data(ApiCall.get("cluster", "status")));
    }

    /** Nodes, guests and storages in one call: the one to poll, and not more often than every ten seconds. */
    public Resources resources() {
        return ClusterReading.resources(calls.data(ApiCall.get("cluster", "resources")));
    }
}
