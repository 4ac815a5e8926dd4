package dev.jarvis.monitor;

import dev.jarvis.database.Times;
import dev.jarvis.database.Transactions;
import dev.jarvis.proxmox.HostBackoff;
import dev.jarvis.proxmox.Refusal;
import dev.jarvis.settings.ClusterIdentity;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table {@code source_backoff}: which hosts of the cluster are left alone for now, and which
 * tokens are not sent, over all processes. Which nodes refuse SSH stands there, too ({@link RefusedLogins}), and is no
 * matter of the hosts. Thread-safe. */
@Singleton
final class SourceBackoff implements HostBackoff {

    /** Before the host: the row is about the token that is sent there, and not about the host. */
    private static final String TOKEN = "token:";

    private final Transactions transactions;
    private final ClusterIdentity cluster;
    private final InstantSource clock;

    @Inject
    SourceBackoff(Transactions transactions, ClusterIdentity cluster, InstantSource clock) {
        this.transactions = transactions;
        this.cluster = cluster;
        this.clock = clock;
    }

    @Override
    public Map<String, Instant> skipped(Instant now) {
        return transactions.read(connection -> {
            try (var query = connection.prepareStatement("SELECT source, until FROM source_backoff"
                    + " WHERE cluster = ? AND until > ? AND source NOT LIKE 'token:%'"
                    + " AND source NOT LIKE 'ssh:%'")) {
                query.setString(1, cluster.id());
                query.setString(2, Times.text(now));
                var skipped = new HashMap<String, Instant>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        skipped.put(rows.getString(1), Times.instant(rows.getString(2)));
                    }
                }
                return skipped;
            }
        });
    }

    @Override
    public Optional<String> preferred() {
        return transactions.read(connection -> {
            try (var query = connection.prepareStatement("""
                    SELECT source FROM source_backoff
                    WHERE cluster = ? AND worked_at IS NOT NULL ORDER BY worked_at DESC LIMIT 1
                    """)) {
                query.setString(1, cluster.id());
                try (var rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public void failed(String host, Instant until, String reason) {
        transactions.run(connection -> {
            try (var upsert = connection.prepareStatement("""
                    INSERT INTO source_backoff (cluster, source, until, reason) VALUES (?, ?, ?, ?)
                    ON CONFLICT (cluster, source) DO UPDATE SET until = excluded.until, reason = excluded.reason
                    """)) {
                upsert.setString(1, cluster.id());
                upsert.setString(2, host);
                upsert.setString(3, Times.text(until));
                upsert.setString(4, reason);
                upsert.executeUpdate();
            }
        });
    }

    @Override
    public List<Refusal> refusals(Instant now) {
        return transactions.read(connection -> {
            try (var query = connection.prepareStatement("SELECT source, until, reason FROM source_backoff"
                    + " WHERE cluster = ? AND until > ? AND source LIKE 'token:%' ORDER BY source")) {
                query.setString(1, cluster.id());
                query.setString(2, Times.text(now));
                var refusals = new ArrayList<Refusal>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        // The fingerprint is one word; what Proxmox said follows it.
                        var reason = rows.getString(3).split(" ", 2);
                        refusals.add(new Refusal(
                                rows.getString(1).substring(TOKEN.length()),
                                reason[0],
                                Times.instant(rows.getString(2)),
                                reason[reason.length - 1]));
                    }
                }
                return refusals;
            }
        });
    }

    @Override
    public void refused(Refusal refusal) {
        failed(TOKEN + refusal.host(), refusal.until(), refusal.tokenFingerprint() + " " + refusal.reason());
    }

    @Override
    public void worked(String host) {
        transactions.run(connection -> {
            try (var upsert = connection.prepareStatement("""
                    INSERT INTO source_backoff (cluster, source, worked_at) VALUES (?, ?, ?)
                    ON CONFLICT (cluster, source) DO UPDATE SET
                        worked_at = excluded.worked_at, until = NULL, reason = NULL
                    """)) {
                upsert.setString(1, cluster.id());
                upsert.setString(2, host);
                upsert.setString(3, Times.text(clock.instant()));
                upsert.executeUpdate();
            }
        });
    }
}
