package dev.jarvis.functions;

import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.HealthProbe;
import dev.jarvis.database.Transactions;
import dev.jarvis.monitor.ClusterStatus;
import dev.jarvis.monitor.StatusView;
import dev.jarvis.monitor.TierHealth;
import dev.jarvis.monitor.TierHealthView;
import dev.jarvis.settings.ClusterIdentity;
import dev.jarvis.settings.Version;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How JARVIS itself does. Anyone may ask whether; only a login hears why. */
@Controller("/api/health")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Refusals
final class HealthFunction {

    private static final String OK = "ok";
    private static final String DEGRADED = "degraded";

    private final Transactions transactions;
    private final HealthProbe probe;
    private final TierHealthView tiers;
    private final StatusView status;
    private final ClusterIdentity cluster;

    HealthFunction(
            Transactions transactions,
            HealthProbe probe,
            TierHealthView tiers,
            StatusView status,
            ClusterIdentity cluster) {
        this.transactions = transactions;
        this.probe = probe;
        this.tiers = tiers;
        this.status = status;
        this.cluster = cluster;
    }

    /** The answer; the parts are absent for whoever is not logged in. */
    @Serdeable
    record Health(
            String status,
            String version,
            Optional<DatabaseHealth> database,
            Optional<ClusterHealth> cluster,
            Optional<List<TierHealth>> tiers) {}

    /** Whether the database can be used, or only partly, and why. */
    @Serdeable
    record DatabaseHealth(String status, String detail) {}

    /** What is watched. */
    @Serdeable
    record ClusterHealth(String id, Optional<String> name, boolean demo) {}

    private record Parts(List<TierHealth> tiers, Optional<String> name) {}

    /** How JARVIS does: its status and version, and for whoever is logged in each part. */
    @Get
    @Secured(SecurityRule.IS_ANONYMOUS)
    Health health(@Nullable Authentication authentication) {
        boolean loggedIn = authentication != null;
        try {
            var parts = transactions.read(connection -> new Parts(
                    tiers.all(connection),
                    status.current(connection, cluster.id()).map(ClusterStatus::name)));
            var trouble = probe.whyDegraded();
            boolean good = trouble.isEmpty() && parts.tiers().stream().allMatch(TierHealth::isWell);
            var database = new DatabaseHealth(trouble.isEmpty() ? OK : DEGRADED, trouble.orElse(""));
            return health(good, database, parts, loggedIn);
        } catch (DatabaseUnavailable unavailable) {
            var database = new DatabaseHealth("unavailable", String.valueOf(unavailable.getMessage()));
            return health(false, database, new Parts(List.of(), Optional.empty()), loggedIn);
        }
    }

    private Health health(boolean good, DatabaseHealth database, Parts parts, boolean loggedIn) {
        var word = good ? OK : DEGRADED;
        if (!loggedIn) {
            return new Health(word, Version.TEXT, Optional.empty(), Optional.empty(), Optional.empty());
        }
        return new Health(
                word,
                Version.TEXT,
                Optional.of(database),
                Optional.of(new ClusterHealth(cluster.id(), parts.name(), cluster.isDemo())),
                Optional.of(parts.tiers()));
    }
}
