package dev.jarvis.simulator.backup;

import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.storage.Store;
import dev.jarvis.simulator.storage.Volume;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says which backups of a storage a retention would remove, guest by guest. */
public final class Prune {

    private Prune() {}

    /** The verdict on every backup that is asked for: keep, remove or protected. */
    public static Map<Volume, String> select(
            Store store, Retention retention, Optional<Integer> vmid, Optional<GuestType> type) {
        Map<String, List<Volume>> groups = store.kept().stream()
                .filter(volume -> volume.content() == Volume.Content.BACKUP)
                .filter(volume -> vmid.isEmpty() || volume.vmid().equals(vmid))
                .filter(volume -> type.isEmpty() || volume.ofMachine() == (type.get() == GuestType.QEMU))
                .collect(Collectors.groupingBy(
                        volume -> volume.ofMachine() + "/" + volume.vmid().orElse(0),
                        TreeMap::new,
                        Collectors.toList()));
        Map<Volume, String> verdicts = new LinkedHashMap<>();
        groups.values().forEach(group -> verdicts.putAll(retention.judge(group)));
        return verdicts;
    }
}
