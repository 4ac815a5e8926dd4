package dev.jarvis.simulator.api.routes.storage;

import dev.jarvis.simulator.json.Row;
import dev.jarvis.simulator.storage.Store;

/** How full a storage is, as the API shows it; one that is not there is inactive and has no size. */
final class StoreRows {

    private StoreRows() {}

    static Row use(Store store) {
        long total = store.active() ? store.totalBytes() : 0;
        long used = store.active() ? store.usedBytes() : 0;
        return new Row()
                .with("type", store.spec().type())
                .with("content", store.spec().content())
                .flag("active", store.active())
                .flag("enabled", true)
                .flag("shared", store.spec().shared())
                .with("total", total)
                .with("used", used)
                .with("avail", total - used);
    }
}
