package dev.jarvis.feed;

import dev.jarvis.database.Transactions;
import dev.jarvis.settings.ClusterIdentity;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Says in the feed that JARVIS has started: by functions or standalone, never by a tier. Thread-safe. */
@Singleton
public final class OnlineAnnouncement {

    private final Transactions transactions;
    private final EventStore events;
    private final ClusterIdentity cluster;
    private final InstantSource clock;

    @Inject
    public OnlineAnnouncement(
            Transactions transactions, EventStore events, ClusterIdentity cluster, InstantSource clock) {
        this.transactions = transactions;
        this.events = events;
        this.cluster = cluster;
        this.clock = clock;
    }

    /** Records it. */
    public void make() {
        var event = NewEvent.status(
                        clock.instant(),
                        cluster.id(),
                        Severity.INFO,
                        "JARVIS Online",
                        "Backend services initialized -- monitoring active")
                .from(EventSource.SYSTEM);
        transactions.run(connection -> events.append(connection, event));
    }
}
