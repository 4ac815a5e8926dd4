package dev.jarvis.memory;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.ConnectionDefinition;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.connection.ConnectionStatus;
import io.micronaut.data.connection.jdbc.operations.DefaultDataSourceConnectionOperations;
import io.micronaut.data.connection.support.DefaultConnectionStatus;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where the repositories have their connection from: the transaction of whoever asks them, which took its turn to write,
 * sees one moment, and knows when another file has taken the database's place. Outside of one they get none, so that there
 * is no second way to write. Thread-safe.
 */
@Singleton
@Named(RepositoryBeans.DATABASE)
@Requires(classes = ConnectionOperations.class)
@Replaces(DefaultDataSourceConnectionOperations.class)
final class BorrowedConnections implements ConnectionOperations<Connection> {

    private final ScopedValue<ConnectionStatus<Connection>> borrowed = ScopedValue.newInstance();

    /**
     * Asks repositories on a connection.
     *
     * @throws SQLException as the database refused, which they wrap, some of them twice
     */
    <T> T lend(Connection connection, Supplier<T> question) throws SQLException {
        try {
            return ScopedValue.where(
                            borrowed, new DefaultConnectionStatus<>(connection, ConnectionDefinition.DEFAULT, false))
                    .call(question::get);
        } catch (DataAccessException failed) {
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException refused) {
                    throw refused;
                }
            }
            throw failed;
        }
    }

    @Override
    public Optional<ConnectionStatus<Connection>> findConnectionStatus() {
        return borrowed.isBound() ? Optional.of(borrowed.get()) : Optional.empty();
    }

    /** @throws io.micronaut.data.connection.exceptions.NoConnectionException when none is lent */
    @Override
    public <R> R execute(ConnectionDefinition definition, Function<ConnectionStatus<Connection>, R> question) {
        return question.apply(getConnectionStatus());
    }
}
