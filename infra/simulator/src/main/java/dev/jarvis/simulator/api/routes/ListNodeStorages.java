package dev.jarvis.simulator.api.routes;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.cluster.StorageSpec;
import dev.jarvis.simulator.json.Row;
import java.util.Arrays;
import java.util.List;

/** The storages of one node with their use. */
final class ListNodeStorages implements ApiRoute {

    @Override
    public String path() {
        return "/nodes/{node}/storage";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.NODE_NAME,
                Parameter.text("storage"),
                Parameter.text("content"),
                Parameter.text("target"),
                Parameter.flag("enabled"),
                Parameter.flag("format"));
    }

    @Override
    public Outcome answer(ApiCall call) {
        String node = call.node().name();
        List<Row> rows = call.cluster().storages().stream()
                .filter(storage -> storage.node().equals(node))
                .filter(storage ->
                        call.text("storage").map(storage.name()::equals).orElse(true))
                .filter(storage -> call.text("content")
                        .map(wanted -> holds(storage, wanted))
                        .orElse(true))
                .map(ListNodeStorages::row)
                .toList();
        return Outcome.data(rows);
    }

    private static boolean holds(StorageSpec storage, String wanted) {
        List<String> content = Arrays.asList(storage.content().split(","));
        return Arrays.stream(wanted.split("[,; ]")).anyMatch(content::contains);
    }

    private static Row row(StorageSpec storage) {
        return new Row()
                .with("storage", storage.name())
                .with("type", storage.type())
                .with("content", storage.content())
                .flag("active", true)
                .flag("enabled", true)
                .flag("shared", storage.shared())
                .with("total", storage.totalBytes())
                .with("used", storage.usedBytes())
                .with("avail", storage.totalBytes() - storage.usedBytes())
                .with("used_fraction", storage.usedFraction());
    }
}
