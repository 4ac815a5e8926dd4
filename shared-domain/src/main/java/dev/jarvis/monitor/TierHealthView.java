package dev.jarvis.monitor;

import dev.jarvis.settings.ClusterIdentity;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** How every tier does, those that never ran among them. Works in the caller's transaction. Stateless. */
@Singleton
public final class TierHealthView {

    private static final double MILLIS = 1_000.0;

    private final List<Tier> tiers;
    private final JobRuns runs;
    private final ClusterIdentity cluster;
    private final InstantSource clock;

    @Inject
    TierHealthView(List<Tier> tiers, JobRuns runs, ClusterIdentity cluster, InstantSource clock) {
        this.tiers = tiers;
        this.runs = runs;
        this.cluster = cluster;
        this.clock = clock;
    }

    /** In the order of their intervals. */
    public List<TierHealth> all(Connection connection) throws SQLException {
        var ran = runs.all(connection, cluster.id());
        return tiers.stream()
                .map(tier -> ran.stream()
                        .filter(run -> run.tier().equals(tier.name()))
                        .findFirst()
                        .map(run -> health(run, clock.instant()))
                        .orElseGet(() -> never(tier)))
                .toList();
    }

    private static TierHealth health(JobRun run, Instant now) {
        return new TierHealth(
                run.tier(),
                run.every().toMillis() / MILLIS,
                Optional.of(run.startedAt()),
                Optional.of(run.endedAt()),
                TierHealth.Outcome.valueOf(run.outcome().name()),
                run.error(),
                run.apiCalls(),
                run.isLate(now));
    }

    private static TierHealth never(Tier tier) {
        return new TierHealth(
                tier.name(),
                tier.every().toMillis() / MILLIS,
                Optional.empty(),
                Optional.empty(),
                TierHealth.Outcome.NEVER,
                Optional.empty(),
                0,
                true);
    }
}
