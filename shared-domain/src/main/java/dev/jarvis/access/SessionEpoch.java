package dev.jarvis.access;

import dev.jarvis.database.StoredSettings;
import dev.jarvis.database.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/** The number that every login carries. Raising it ends all of them, in every process. Thread-safe. */
@Singleton
public final class SessionEpoch {

    /** The claim's name in a login's token. */
    public static final String CLAIM = "epoch";

    private static final String KEY = "session_epoch";

    private final StoredSettings stored;
    private final Transactions transactions;

    @Inject
    public SessionEpoch(StoredSettings stored, Transactions transactions) {
        this.stored = stored;
        this.transactions = transactions;
    }

    /** The number that a login must carry now. */
    public long current() {
        return transactions.read(this::current);
    }

    void raise(Connection connection) throws SQLException {
        stored.put(connection, KEY, Long.toString(current(connection) + 1));
    }

    /** The same, read in the caller's transaction. */
    public long current(Connection connection) throws SQLException {
        return stored.get(connection, KEY)
                .map(Long::parseLong)
                .orElseThrow(() -> new SQLException("the setting " + KEY + " is missing"));
    }
}
