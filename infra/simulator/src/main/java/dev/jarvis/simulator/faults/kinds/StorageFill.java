package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.faults.FaultField;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import dev.jarvis.simulator.storage.Fill;
import dev.jarvis.simulator.storage.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A storage fills up, at once or little by little. Ending the fault takes away what filled it. */
final class StorageFill implements FaultKind {

    private final Estate estate;

    StorageFill(Estate estate) {
        this.estate = estate;
    }

    @Override
    public String name() {
        return "storage-fill";
    }

    @Override
    public String about() {
        return "a storage fills up; its end takes away what filled it";
    }

    @Override
    public List<FaultField> fields() {
        return List.of(
                FaultField.needed("storage", "text", "name of the storage"),
                FaultField.optional("node", "text", "its node; may be left out for a shared storage"),
                FaultField.needed("percent", "number 1..100", "how full it becomes"),
                FaultField.optional("overSeconds", "number 0..31536000", "how long that takes, 0 if left out"));
    }

    @Override
    public Effect begin(FaultRequest request, Cluster cluster) {
        String name = request.requiredText("storage");
        Optional<String> node = request.optionalText("node");
        long percent = request.number("percent", 1, 100);
        Duration over = Duration.ofSeconds(request.number("overSeconds", 0, 31_536_000, 0));
        request.refuseUnread();
        Store store = Stores.find(estate, name, node);
        store.fill(new Fill(percent / 100.0, cluster.now(), over));
        return store::drain;
    }
}
