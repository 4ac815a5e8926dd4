package dev.jarvis.monitor;

import dev.jarvis.memory.Forgetting;
import dev.jarvis.memory.SnapshotStore;
import dev.jarvis.monitor.JobRun.Outcome;
import dev.jarvis.settings.ClusterIdentity;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * The slowest tier: keeps the state as it is stored, for whoever asks later how it was, and forgets what is too old. Asks
 * the cluster nothing.
 */
@Singleton
@Order(3)
public final class BackgroundTier implements Tier {

    static final String NAME = "background";

    /** What forgetting may take of a pass; what is left goes in the next one. */
    private static final Duration FORGETTING = Duration.ofSeconds(20);

    private final SnapshotStore snapshots;
    private final Forgetting forgetting;
    private final ClusterIdentity cluster;
    private final MonitorSettings settings;

    @Inject
    BackgroundTier(SnapshotStore snapshots, Forgetting forgetting, ClusterIdentity cluster, MonitorSettings settings) {
        this.snapshots = snapshots;
        this.forgetting = forgetting;
        this.cluster = cluster;
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return settings.backgroundEvery();
    }

    @Override
    public Look look() {
        var forgotten = forgetting.forget(FORGETTING);
        return new Look(
                forgotten.trouble().isPresent() ? Outcome.PARTIAL : Outcome.DONE,
                forgotten.trouble(),
                forgotten.text() + "; the state is kept as a snapshot where it is new",
                0,
                connection -> snapshots.save(connection, cluster.id()));
    }
}
