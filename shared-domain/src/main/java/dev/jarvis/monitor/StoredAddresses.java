package dev.jarvis.monitor;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.Transactions;
import dev.jarvis.memory.StateStore;
import dev.jarvis.settings.ClusterIdentity;
import dev.jarvis.ssh.NodeAddresses;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The addresses at which the cluster knows its nodes, as the last reading has them. Thread-safe. */
@Singleton
final class StoredAddresses implements NodeAddresses {

    private final Transactions transactions;
    private final StateStore states;
    private final ClusterIdentity cluster;

    @Inject
    StoredAddresses(Transactions transactions, StateStore states, ClusterIdentity cluster) {
        this.transactions = transactions;
        this.states = states;
        this.cluster = cluster;
    }

    @Override
    public Optional<String> hostOf(NodeName node) {
        try {
            return transactions.read(connection -> states.addressOf(connection, cluster.id(), node));
        } catch (DatabaseUnavailable nothingKnown) {
            // A node is then tried by its own name; that the database is gone is told by whoever needs it.
            return Optional.empty();
        }
    }
}
