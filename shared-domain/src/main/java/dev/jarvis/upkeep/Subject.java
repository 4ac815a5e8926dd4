package dev.jarvis.upkeep;

import dev.jarvis.database.DatabaseSettings;
import dev.jarvis.database.ExistingFile;
import dev.jarvis.database.WriteTurn;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A database that is examined.
 *
 * @param file where it lies
 * @param connection in no transaction
 * @param shared whether others may be using it, who are not to be kept waiting
 */
public record Subject(Path file, Connection connection, boolean shared) {

    /** A look that needs the write lock. */
    @FunctionalInterface
    public interface Look {

        /**
         * Looks, through a connection in no transaction.
         *
         * @throws SQLException when it could not be looked at
         */
        List<Finding> through(Connection connection) throws SQLException;
    }

    /** The first column of a query's rows, as text. */
    public List<String> column(String sql) throws SQLException {
        try (var query = connection.prepareStatement(sql);
                var rows = query.executeQuery()) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    /**
     * Looks where nobody else writes: at the database itself where it is nobody else's, and otherwise at a copy of it, of one
     * moment, so that nobody waits. Only where there is no room for one do those who write wait their turn.
     *
     * @throws IOException when the lock of those who write refuses
     */
    public List<Finding> undisturbed(Look look) throws SQLException, IOException {
        if (!shared) {
            return look.through(connection);
        }
        var atACopy = atACopy(look);
        if (atACopy.isPresent()) {
            return atACopy.get();
        }
        try (var _ = WriteTurn.of(new DatabaseSettings(file, Optional.empty())).take()) {
            return look.through(connection);
        }
    }

    /** Empty where a copy cannot be made. */
    private Optional<List<Finding>> atACopy(Look look) throws SQLException {
        try (var draft = DraftFolder.beside(file)) {
            if (CleanCopy.whyNoRoom(draft.folder(), CleanCopy.bytes(connection), "a copy")
                    .isPresent()) {
                return Optional.empty();
            }
            CleanCopy.make(connection, draft.file());
            try (var copy = ExistingFile.write(draft.file())) {
                return Optional.of(look.through(copy));
            }
        } catch (IOException refused) {
            return Optional.empty();
        }
    }
}
