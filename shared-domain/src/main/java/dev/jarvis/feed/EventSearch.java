package dev.jarvis.feed;

import dev.jarvis.feed.EventStore.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Finds events by words. Works in the caller's transaction. Stateless. */
final class EventSearch {

    /** Two looks at the ends of an index, however many events there are. */
    private static final String HAS_OTHERS = """
            SELECT EXISTS (SELECT 1 FROM events INDEXED BY events_of_cluster WHERE cluster < ?1)
                OR EXISTS (SELECT 1 FROM events INDEXED BY events_of_cluster WHERE cluster > ?1)
            """;

    private final SaidWords said = new SaidWords();
    private final EventRows rows;

    EventSearch(EventRows rows) {
        this.rows = rows;
    }

    /**
     * Whole words first, since they are found at once however many events say them; the last one may be the beginning of
     * another only where that does not fill the first page. All pages of a search look in the same way: what lies between
     * two whole words would else be on none of them.
     */
    Page page(Connection connection, String cluster, EventFilter filter, SearchText words, EventHours.Bounds bounds)
            throws SQLException {
        if (words.isEmpty()) {
            return Page.EMPTY;
        }
        boolean amongOthers = hasOthers(connection, cluster);
        if (!words.reach().equals(Optional.of(SearchText.Reach.BEGINNINGS))) {
            var whole = rows.find(
                    connection, EventSelection.ofWords(cluster, filter, words, LastWord.WHOLE, bounds, amongOthers));
            if (whole.size() >= filter.limit() || words.reach().isPresent() || !words.mayEndEarly()) {
                return Page.of(whole, filter.limit(), Optional.of(SearchText.Reach.WHOLE_WORDS));
            }
        }
        var last = said.goingOn(connection, words);
        var begun = rows.find(connection, EventSelection.ofWords(cluster, filter, words, last, bounds, amongOthers));
        return Page.of(begun, filter.limit(), Optional.of(SearchText.Reach.BEGINNINGS));
    }

    private static boolean hasOthers(Connection connection, String cluster) throws SQLException {
        try (var query = connection.prepareStatement(HAS_OTHERS)) {
            query.setString(1, cluster);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }
}
