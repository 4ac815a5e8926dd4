package dev.jarvis.proxmox;

import dev.jarvis.proxmox.Wire.Row;
import java.util.List;
import java.util.Optional;

/** From the wire's rows about disks and pools to records. */
final class DiskReading {

    /** Pools are at most pool, group, disk and its replacement deep; a made-up answer must not go deeper. */
    private static final int DEEPEST = 16;

    private DiskReading() {}

    static Optional<Disk> disk(Row row) {
        return row.text("devpath")
                .map(device -> new Disk(
                        device,
                        row.text("type").orElse("unknown"),
                        row.text("model"),
                        row.text("serial"),
                        row.whole("size"),
                        row.text("used"),
                        row.text("health").orElse("UNKNOWN"),
                        row.fraction("wearout")));
    }

    static Smart smart(Row row) {
        return new Smart(
                row.text("health").orElse("UNKNOWN"),
                row.text("type"),
                row.rows("attributes").stream()
                        .flatMap(attribute -> attribute(attribute).stream())
                        .toList(),
                row.text("text").orElse(""));
    }

    static Optional<ZfsPool> pool(Row row) {
        return row.text("name")
                .map(name -> new ZfsPool(
                        name,
                        row.text("health").orElse("UNKNOWN"),
                        row.whole("size"),
                        row.whole("alloc"),
                        row.whole("free"),
                        row.fraction("frag")));
    }

    static ZfsPoolDetail detail(String pool, Row row) {
        return new ZfsPoolDetail(
                row.text("name").orElse(pool),
                row.text("state").orElse("UNKNOWN"),
                row.text("scan"),
                row.text("status"),
                row.text("action"),
                row.text("errors"),
                devices(row, 0));
    }

    static Optional<LvmThinPool> thinPool(Row row) {
        return row.text("lv")
                .map(name -> new LvmThinPool(
                        name,
                        row.text("vg").orElse(""),
                        row.whole("lv_size"),
                        row.whole("used"),
                        row.whole("metadata_size"),
                        row.whole("metadata_used")));
    }

    private static Optional<Smart.Attribute> attribute(Row row) {
        var id = row.count("id");
        return id.isEmpty()
                ? Optional.empty()
                : row.text("name")
                        .map(name -> new Smart.Attribute(
                                id.getAsInt(),
                                name,
                                row.count("value"),
                                row.count("worst"),
                                row.count("threshold"),
                                row.text("raw").orElse(""),
                                row.text("fail").orElse("-")));
    }

    private static List<ZfsPoolDetail.Device> devices(Row row, int depth) {
        return depth == DEEPEST
                ? List.of()
                : row.rows("children").stream()
                        .flatMap(child -> device(child, depth + 1).stream())
                        .toList();
    }

    private static Optional<ZfsPoolDetail.Device> device(Row row, int depth) {
        return row.text("name")
                .map(name -> new ZfsPoolDetail.Device(
                        name,
                        row.text("state"),
                        row.whole("read"),
                        row.whole("write"),
                        row.whole("cksum"),
                        row.text("msg"),
                        devices(row, depth)));
    }
}
