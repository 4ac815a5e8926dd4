package dev.jarvis.proxmox;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.Wire.Row;
import java.util.List;
import java.util.Optional;

/** Reads the packages of a node. Safe to use from several threads. */
public final class Packages {

    private final Calls calls;

    Packages(Calls calls) {
        this.calls = calls;
    }

    /**
     * What could be updated, as of the node's last look, which it takes every night. Needs Sys.Modify, although it only
     * reads (schema).
     */
    public List<PackageVersion> updates(NodeName node) {
        return calls.rows(ApiCall.getFrom(node, "apt", "update")).stream()
                .filter(row -> row.text("Package").isPresent())
                .map(Packages::read)
                .toList();
    }

    /** The versions of Proxmox's own packages. */
    public List<PackageVersion> versions(NodeName node) {
        return calls.rows(ApiCall.getFrom(node, "apt", "versions")).stream()
                .filter(row -> row.text("Package").isPresent())
                .map(Packages::read)
                .toList();
    }

    /** {@code OldVersion} is what is there, {@code Version} what could be, the same when nothing is newer (APT.pm). */
    private static PackageVersion read(Row row) {
        var installed = row.text("OldVersion");
        return new PackageVersion(
                row.text("Package").orElse(""),
                row.text("Title"),
                installed,
                row.text("Version").filter(version -> !Optional.of(version).equals(installed)),
                row.text("Origin"),
                row.text("Priority"),
                row.text("Section"));
    }
}
