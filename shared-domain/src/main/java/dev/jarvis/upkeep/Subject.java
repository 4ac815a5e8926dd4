package dev.jarvis.upkeep;

import dev.jarvis.database.ExistingFile;
import dev.jarvis.settings.FileRefusal;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A database that is examined.
 *
 * @param file where it lies
 * @param connection in no transaction, and may write
 * @param inUse whether others may be using it, who must not wait for an examination
 */
public record Subject(Path file, Connection connection, boolean inUse) {

    /** An examination of a database that nobody else uses. */
    @FunctionalInterface
    public interface Look {
        List<Finding> at(Connection alone) throws SQLException;
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
     * For what cannot be looked at without the write lock: at a copy, for as long as it takes, where others may use the
     * database itself. Where the copy cannot be made, that is the finding.
     */
    public List<Finding> apart(Look look) throws SQLException {
        if (!inUse) {
            return look.at(connection);
        }
        try (var draft = DraftFolder.beside(file)) {
            var noRoom = CleanCopy.whyNoRoom(draft.folder(), CleanCopy.bytes(connection), "the copy to be examined");
            if (noRoom.isPresent()) {
                return List.of(Finding.amiss(noRoom.get()));
            }
            CleanCopy.make(connection, draft.file());
            try (var alone = ExistingFile.write(draft.file())) {
                return look.at(alone);
            }
        } catch (IOException refused) {
            return List.of(Finding.amiss("no copy can be made to be examined: " + FileRefusal.inWords(refused)));
        }
    }
}
