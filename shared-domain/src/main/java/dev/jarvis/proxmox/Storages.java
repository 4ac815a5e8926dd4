package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.Wire.Row;
import java.util.List;
import java.util.Optional;

/** Reads storages and what they hold. Safe to use from several threads. */
public final class Storages {

    private final Calls calls;

    Storages(Calls calls) {
        this.calls = calls;
    }

    /** The storages of the whole cluster as they are configured, each once. */
    public List<StorageConfig> configured() {
        return calls.rows(ApiCall.get("storage")).stream()
                .flatMap(row -> config(row).stream())
                .toList();
    }

    /** The storages that a node has, those that are not active included. */
    public List<NodeStorage> of(NodeName node) {
        return calls.rows(ApiCall.getFrom(node, "storage")).stream()
                .flatMap(row -> NodeStorage.read(row.text("storage").orElse(""), row).stream())
                .toList();
    }

    /** One storage of a node. */
    public NodeStorage status(NodeName node, String storage) {
        var row = calls.row(ApiCall.getFrom(node, "storage", storage, "status"));
        return NodeStorage.read(storage, row)
                .orElseThrow(() -> new ProxmoxException(new ProxmoxError.NotFound("a storage has a name, was \"\"")));
    }

    /** Its figures over time. */
    public History history(NodeName node, String storage, History.Span span) {
        var call = ApiCall.getFrom(node, "storage", storage, "rrddata");
        return History.read(calls.rows(call.with("timeframe", span.word()).with("cf", "AVERAGE")));
    }

    /**
     * What a storage holds, of which the token may see a part: backups only of guests that it may back up.
     *
     * @param content backup, images, iso …; empty for everything
     * @param guest only what belongs to this guest
     */
    public List<Volume> content(NodeName node, String storage, Optional<String> content, Optional<GuestId> guest) {
        var call = ApiCall.getFrom(node, "storage", storage, "content");
        if (content.isPresent()) {
            call = call.with("content", content.get());
        }
        if (guest.isPresent()) {
            call = call.with("vmid", guest.get());
        }
        return calls.rows(call).stream().flatMap(row -> volume(row).stream()).toList();
    }

    private static Optional<StorageConfig> config(Row row) {
        return row.text("storage")
                .map(name -> new StorageConfig(
                        name,
                        row.text("type").orElse(""),
                        !row.isSet("disable"),
                        row.isSet("shared"),
                        row.words("content"),
                        row.words("nodes").stream()
                                .flatMap(node -> ClusterReading.nodeName(node).stream())
                                .toList()));
    }

    private static Optional<Volume> volume(Row row) {
        return row.text("volid")
                .map(id -> new Volume(
                        id,
                        ClusterReading.guestId(row, "vmid"),
                        row.time("ctime"),
                        row.whole("size"),
                        row.text("format"),
                        row.text("content"),
                        row.text("notes"),
                        row.isSet("protected"),
                        row.object("verification").flatMap(verification -> verification.text("state"))));
    }
}
