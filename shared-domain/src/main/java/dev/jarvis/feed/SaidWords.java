package dev.jarvis.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The words that occur in events, each of them once: so few begin alike, however many events say them, that they are better
 * looked up by name than as a beginning. Works in the caller's transaction. Stateless.
 */
final class SaidWords {

    /** Where more words begin so, to look for each costs as much as to gather them. */
    static final int MOST = 50;

    private static final String FIRST_FROM = "SELECT term FROM event_terms WHERE term >= ? ORDER BY term LIMIT 1";

    /** No word has it, so that nothing lies between a word and the same with it. */
    private static final char SMALLEST = '\u0001';

    /** What the last word of a search stands for when it may go on. */
    LastWord goingOn(Connection connection, SearchText words) throws SQLException {
        var beginning = words.plainEnd();
        if (beginning.isEmpty()) {
            return LastWord.BEGINNING;
        }
        var found = beginningWith(connection, beginning.get());
        if (found.size() > MOST) {
            return LastWord.BEGINNING;
        }
        return found.isEmpty() ? LastWord.WHOLE : new LastWord.AnyOf(found);
    }

    private static List<String> beginningWith(Connection connection, String beginning) throws SQLException {
        var found = new ArrayList<String>();
        try (var query = connection.prepareStatement(FIRST_FROM)) {
            query.setString(1, beginning);
            while (found.size() <= MOST) {
                try (var rows = query.executeQuery()) {
                    if (!rows.next() || !rows.getString(1).startsWith(beginning)) {
                        return found;
                    }
                    found.add(rows.getString(1));
                }
                query.setString(1, found.getLast() + SMALLEST);
            }
        }
        return found;
    }
}
