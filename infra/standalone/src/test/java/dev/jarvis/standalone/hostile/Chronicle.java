package dev.jarvis.standalone.hostile;

import dev.jarvis.database.Transactions;
import dev.jarvis.feed.EventStore;
import dev.jarvis.feed.NewEvent;
import dev.jarvis.feed.Severity;
import dev.jarvis.settings.Launch;
import dev.jarvis.settings.Settings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Another process than the product, this one, that writes into the feed all the time and remembers what. */
final class Chronicle implements AutoCloseable {

    static final String TITLE = "life goes on";
    private static final long EVERY_MILLIS = 25;

    private final ApplicationContext context;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final List<String> uids = new ArrayList<>();

    Chronicle(Path database) {
        context = Launch.start(
                Settings.of(
                        Map.of("DB_PATH", database.toString(), "JARVIS_CLUSTER", Product.CLUSTER), new Properties()),
                Map.of());
    }

    void begin() {
        var _ = pace.scheduleAtFixedRate(this::write, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void write() {
        var events = context.getBean(EventStore.class);
        var uid = context.getBean(Transactions.class).write(connection -> {
            long id = events.append(
                    connection,
                    NewEvent.status(Instant.now(), Product.CLUSTER, Severity.INFO, TITLE, "whoever is at the door"));
            return events.byId(connection, id).orElseThrow().uid();
        });
        synchronized (uids) {
            uids.add(uid);
        }
    }

    /** Writes no more; answers everything that was written. */
    List<String> end() throws InterruptedException {
        pace.shutdown();
        if (!pace.awaitTermination(30, TimeUnit.SECONDS)) {
            throw new AssertionError("an event could not be written");
        }
        synchronized (uids) {
            return List.copyOf(uids);
        }
    }

    JsonMapper json() {
        return context.getBean(JsonMapper.class);
    }

    @Override
    public void close() {
        pace.shutdownNow();
        context.close();
    }
}
