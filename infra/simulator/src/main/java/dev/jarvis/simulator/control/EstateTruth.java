package dev.jarvis.simulator.control;

import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Row;
import dev.jarvis.simulator.node.DebianPackage;
import dev.jarvis.simulator.node.Disk;
import dev.jarvis.simulator.node.Machine;
import dev.jarvis.simulator.node.Sensor;
import dev.jarvis.simulator.node.Unit;
import dev.jarvis.simulator.node.ZfsPool;
import dev.jarvis.simulator.storage.Store;
import dev.jarvis.simulator.storage.Volume;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The real state of machines, storages, backups and copies. */
final class EstateTruth {

    private EstateTruth() {}

    /** What belongs to one machine, added to what is known of its node. */
    static Row machine(Row row, Machine machine) {
        return row.with("mac", machine.mac())
                .with("clockOffsetSeconds", machine.clockOffset().toMillis() / 1000.0)
                .with("listens", machine.node().listens())
                .with("apiTrouble", machine.node().apiTrouble().spelled())
                .with("services", services(machine))
                .with("disks", machine.disks().stream().map(EstateTruth::disk).toList())
                .with("pools", machine.pool().stream().map(EstateTruth::pool).toList())
                .with(
                        "updates",
                        machine.packages().stream()
                                .filter(DebianPackage::upgradable)
                                .map(DebianPackage::name)
                                .toList())
                .with(
                        "sensors",
                        machine.sensors().read().stream()
                                .map(EstateTruth::sensor)
                                .toList());
    }

    static List<Row> storages(Estate estate) {
        return estate.storages().all().stream()
                .map(store -> new Row()
                        .with("storage", store.name())
                        .with("node", store.spec().node())
                        .with("active", store.active())
                        .with("total", store.totalBytes())
                        .with("used", store.usedBytes()))
                .toList();
    }

    /** Every backup once, whoever sees its storage. */
    static List<Row> backups(Estate estate) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (Store store : estate.storages().all()) {
            for (Volume volume : store.kept()) {
                if (volume.content() == Volume.Content.BACKUP) {
                    String key = (store.spec().shared() ? "" : store.spec().node()) + " " + volume.id();
                    rows.put(
                            key,
                            new Row()
                                    .with("volid", volume.id())
                                    .with("vmid", volume.vmid().orElse(0))
                                    .with("created", volume.created().toString())
                                    .with("size", volume.bytes()));
                }
            }
        }
        return List.copyOf(rows.values());
    }

    static List<Row> jobs(Estate estate) {
        return estate.backups().jobs().stream()
                .map(job -> {
                    Row row = new Row().with("id", job.id()).with("enabled", job.enabled());
                    estate.backups().nextRun(job).ifPresent(at -> row.with("nextRun", at.toString()));
                    return row;
                })
                .toList();
    }

    static List<Row> replication(Estate estate) {
        return estate.replication().jobs().stream()
                .map(job -> new Row()
                        .with("id", job.id())
                        .with("target", job.target())
                        .with("failCount", job.status().failCount()))
                .toList();
    }

    static List<Row> certificates(Estate estate, String node) {
        return estate.certificates().of(node).stream()
                .map(file -> new Row()
                        .with("file", file.name())
                        .with(
                                "notAfter",
                                file.certificate()
                                        .certificate()
                                        .getNotAfter()
                                        .toInstant()
                                        .toString()))
                .toList();
    }

    private static Row services(Machine machine) {
        Row row = new Row();
        machine.units().stream()
                .filter(Unit::installed)
                .forEach(unit -> row.with(unit.name(), unit.state().active()));
        return row;
    }

    private static Row disk(Disk disk) {
        Row row = new Row().with("disk", disk.spec().path()).with("health", disk.health());
        disk.failingSince().ifPresent(since -> row.with("failingSince", since.toString()));
        return row;
    }

    private static Row pool(ZfsPool pool) {
        return new Row().with("pool", pool.name()).with("state", pool.state());
    }

    private static Row sensor(Sensor sensor) {
        return new Row()
                .with("chip", sensor.chip())
                .with("label", sensor.label())
                .with("celsius", sensor.current());
    }
}
