package dev.jarvis.memory;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionCallback;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import io.micronaut.transaction.jdbc.DataSourceTransactionManager;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Optional;

/**
 * Keeps Micronaut Data from beginning transactions: only {@link dev.jarvis.database.Transactions} does, in the turn that
 * all writers take. Thread-safe.
 */
@Singleton
@Named(RepositoryBeans.DATABASE)
@Requires(classes = TransactionOperations.class)
@Replaces(DataSourceTransactionManager.class)
final class BorrowedTransactions implements TransactionOperations<Connection> {

    private final BorrowedConnections connections;

    BorrowedTransactions(BorrowedConnections connections) {
        this.connections = connections;
    }

    @Override
    public Connection getConnection() {
        return connections.getConnectionStatus().getConnection();
    }

    @Override
    public boolean hasConnection() {
        return connections.findConnectionStatus().isPresent();
    }

    /** None that could be rolled back from here. */
    @Override
    public Optional<? extends TransactionStatus<?>> findTransactionStatus() {
        return Optional.empty();
    }

    /** @throws IllegalStateException always */
    @Override
    public <R> R execute(TransactionDefinition definition, TransactionCallback<Connection, R> work) {
        throw new IllegalStateException("begin the transaction " + definition.getName() + " with Transactions");
    }
}
