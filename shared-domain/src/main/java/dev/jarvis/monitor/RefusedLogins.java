package dev.jarvis.monitor;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.database.Times;
import dev.jarvis.database.Transactions;
import dev.jarvis.settings.ClusterIdentity;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which nodes refuse our SSH login, in rows {@code ssh:NODE} of the table {@code source_backoff}, over all processes: what
 * only a person can mend is not tried again every pass, which would fill the node's log and look like an attack.
 * Thread-safe.
 */
@Singleton
final class RefusedLogins {

    /** How long a refusal is believed. */
    static final Duration REST = Duration.ofMinutes(15);

    /** Before the node's name. */
    private static final String SSH = "ssh:";

    private final SourceBackoff backoff;
    private final Transactions transactions;
    private final ClusterIdentity cluster;
    private final InstantSource clock;

    @Inject
    RefusedLogins(SourceBackoff backoff, Transactions transactions, ClusterIdentity cluster, InstantSource clock) {
        this.backoff = backoff;
        this.transactions = transactions;
        this.cluster = cluster;
        this.clock = clock;
    }

    /**
     * A refusal.
     *
     * @param mark of what was logged in with; with anything else the login may succeed
     * @param until from when on the same is tried again
     * @param reason in words
     */
    record Refused(String mark, Instant until, String reason) {}

    /** Every refusal that is noted, those whose time is over included, by the node's name. */
    Map<String, Refused> noted() {
        return transactions.read(connection -> {
            try (var query = connection.prepareStatement("""
                    SELECT source, until, reason FROM source_backoff
                    WHERE cluster = ? AND source LIKE 'ssh:%' AND until IS NOT NULL AND reason IS NOT NULL
                    """)) {
                query.setString(1, cluster.id());
                var noted = new HashMap<String, Refused>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        // The mark is one word; the reason follows it.
                        var reason = rows.getString(3).split(" ", 2);
                        noted.put(
                                rows.getString(1).substring(SSH.length()),
                                new Refused(reason[0], Times.instant(rows.getString(2)), reason[reason.length - 1]));
                    }
                }
                return noted;
            }
        });
    }

    /** Why a node need not be asked now; empty when it is worth a try. */
    Optional<String> inForce(Optional<Refused> noted, String mark) {
        return noted.filter(refused -> refused.mark().equals(mark))
                .filter(refused -> refused.until().isAfter(clock.instant()))
                .map(Refused::reason);
    }

    /** Notes a refusal, in the place of an earlier one. */
    void refused(NodeName node, String mark, String reason) {
        backoff.failed(SSH + node.value(), clock.instant().plus(REST), mark + " " + reason);
    }

    /** The node let us in. */
    void letIn(NodeName node) {
        transactions.run(connection -> {
            try (var delete =
                    connection.prepareStatement("DELETE FROM source_backoff WHERE cluster = ? AND source = ?")) {
                delete.setString(1, cluster.id());
                delete.setString(2, SSH + node.value());
                delete.executeUpdate();
            }
        });
    }
}
