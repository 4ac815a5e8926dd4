package dev.jarvis.monitor;

import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.JsonColumn;
import dev.jarvis.database.StoredSettings;
import dev.jarvis.database.TierLock;
import dev.jarvis.database.Transactions;
import dev.jarvis.feed.EventStore;
import dev.jarvis.feed.NewEvent;
import dev.jarvis.feed.Severity;
import dev.jarvis.memory.Sections;
import dev.jarvis.monitor.JobRun.Outcome;
import dev.jarvis.settings.ClusterIdentity;
import dev.jarvis.settings.Launch;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Runs one pass of a tier: takes its lock, looks, and makes one commit of what was found and of the run itself. That the
 * cluster can no longer be read is said when it begins and when it ends, once for all tiers and processes. Thread-safe.
 */
@Singleton
public final class TierRunner {

    /** The section that names the tier which has said that the cluster cannot be read, and why. */
    private static final String BLINDED = "blinded";

    private final TierLock locks;
    private final Transactions transactions;
    private final JobRuns runs;
    private final Sections sections;
    private final JsonColumn json;
    private final EventStore events;
    private final ClusterIdentity cluster;
    private final StoredSettings settings;
    private final InstantSource clock;

    @Inject
    TierRunner(
            TierLock locks,
            Transactions transactions,
            JobRuns runs,
            Sections sections,
            JsonColumn json,
            EventStore events,
            ClusterIdentity cluster,
            StoredSettings settings,
            InstantSource clock) {
        this.locks = locks;
        this.transactions = transactions;
        this.runs = runs;
        this.sections = sections;
        this.json = json;
        this.events = events;
        this.cluster = cluster;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * One pass.
     *
     * @throws DatabaseUnavailable when nothing could be recorded
     */
    public PassResult run(Tier tier) {
        return switch (locks.claim(tier.name())) {
            case TierLock.Claim.Taken taken ->
                new PassResult.Taken("the " + tier.name() + " tier is run by " + taken.holder());
            case TierLock.Claim.Held held -> {
                try (held) {
                    yield pass(tier);
                } catch (IOException refused) {
                    throw new DatabaseUnavailable("the lock of the " + tier.name() + " tier: " + refused, refused);
                }
            }
        };
    }

    private PassResult pass(Tier tier) {
        var startedAt = clock.instant();
        var database = transactions.read(settings::databaseId);
        Tier.Look look;
        try {
            look = tier.look();
        } catch (DatabaseUnavailable nothingCanBeRecorded) {
            throw nothingCanBeRecorded;
        } catch (RuntimeException defect) {
            var why = Launch.explain(defect, Optional.empty()).orElseGet(defect::toString);
            record(tier, database, startedAt, Tier.Look.failed(defect.getClass().getSimpleName(), why, 0));
            throw defect;
        }
        record(tier, database, startedAt, look);
        if (look.outcome() == Outcome.FAILED) {
            return new PassResult.Unreachable(look.summary());
        }
        return look.missing()
                .<PassResult>map(missing -> new PassResult.Partial(look.summary() + "; missing: " + missing))
                .orElseGet(() -> new PassResult.Done(look.summary()));
    }

    /** What was decided from one database says nothing of another, which a restore puts in its place. */
    private void record(Tier tier, String database, Instant startedAt, Tier.Look look) {
        transactions.run(connection -> {
            if (!settings.databaseId(connection).equals(database)) {
                throw new DatabaseUnavailable("another database was put in place while the " + tier.name()
                        + " tier looked; nothing of that look is recorded, the next one begins anew");
            }
            tellOnChange(connection, tier, look);
            look.writes().with(connection);
            runs.save(
                    connection,
                    cluster.id(),
                    new JobRun(
                            tier.name(),
                            tier.every(),
                            startedAt,
                            clock.instant(),
                            look.outcome(),
                            look.missing(),
                            look.apiCalls()));
        });
    }

    @Serdeable
    record Blinded(Optional<String> tier, Optional<String> trouble) {

        static final Blinded NOBODY = new Blinded(Optional.empty(), Optional.empty());
    }

    /**
     * The first tier that finds it says it, and says it anew when the kind of trouble changes; it also takes it back. The
     * critical tier speaks for the whole cluster, whoever spoke before; and in its name whoever finds first what can only
     * befall the whole cluster.
     */
    private void tellOnChange(Connection connection, Tier tier, Tier.Look look) throws SQLException {
        var told = sections.find(connection, cluster.id(), BLINDED)
                .map(section -> json.read(section.state(), Blinded.class))
                .orElse(Blinded.NOBODY);
        boolean isBlind = look.outcome() == Outcome.FAILED;
        var speaker = look.befallsTheCluster() ? CriticalTier.NAME : tier.name();
        boolean ownWord = told.tier().filter(speaker::equals).isPresent();
        var now = isBlind ? new Blinded(Optional.of(speaker), Optional.of(look.trouble())) : Blinded.NOBODY;
        boolean speaks = isBlind
                ? told.tier().isEmpty() || (ownWord && !told.equals(now)) || (!ownWord && isCritical(speaker))
                : ownWord;
        if (speaks) {
            tell(connection, isBlind, speaker, tier.name(), look.missing());
            sections.save(connection, cluster.id(), BLINDED, json.write(now), clock.instant());
        }
    }

    private static boolean isCritical(String tier) {
        return tier.equals(CriticalTier.NAME);
    }

    private void tell(Connection connection, boolean isBlind, String speaker, String found, Optional<String> error)
            throws SQLException {
        var event = isBlind
                ? NewEvent.status(
                        clock.instant(),
                        cluster.id(),
                        Severity.ERROR,
                        isCritical(speaker)
                                ? "Cluster cannot be read"
                                : "The " + speaker + " tier cannot read the cluster",
                        "The " + found + " tier failed: " + error.orElse("reason unknown"))
                : NewEvent.status(
                        clock.instant(),
                        cluster.id(),
                        Severity.INFO,
                        isCritical(speaker)
                                ? "Cluster can be read again"
                                : "The " + speaker + " tier reads the cluster again",
                        "The " + found + " tier runs as it should");
        events.append(connection, event);
    }
}
