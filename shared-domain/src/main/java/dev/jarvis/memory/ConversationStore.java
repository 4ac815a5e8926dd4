package dev.jarvis.memory;

import dev.jarvis.database.JsonColumn;
import dev.jarvis.database.Times;
import dev.jarvis.feed.SearchText;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table {@code conversations}. Every method works in the caller's transaction. Stateless. */
@Singleton
public final class ConversationStore {

    /** How many characters of its first question name a session. */
    public static final int FIRST_WORDS = 80;

    private static final String COLUMNS = """
            SELECT m.id, m.session_id, m.timestamp, m.role, m.content, m.model, m.tokens_used, m.tool_calls
            """;

    private final JsonColumn json;

    @Inject
    public ConversationStore(JsonColumn json) {
        this.json = json;
    }

    /** Keeps a message; answers its id. */
    public long save(Connection connection, NewMessage message) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO conversations (session_id, timestamp, role, content, model, tokens_used, tool_calls)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                RETURNING id
                """)) {
            insert.setString(1, message.session());
            insert.setString(2, Times.text(message.timestamp()));
            insert.setString(3, message.role().word());
            insert.setString(4, message.content());
            insert.setString(5, message.model().orElse(null));
            if (message.tokensUsed().isPresent()) {
                insert.setInt(6, message.tokensUsed().get());
            } else {
                insert.setNull(6, Types.INTEGER);
            }
            insert.setString(7, message.toolCalls().map(json::write).orElse(null));
            try (var rows = insert.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** A whole conversation, the oldest message first; empty when there is none of that name. */
    public List<Message> ofSession(Connection connection, String session) throws SQLException {
        try (var query =
                connection.prepareStatement(COLUMNS + "FROM conversations m WHERE m.session_id = ? ORDER BY m.id")) {
            query.setString(1, session);
            return read(query);
        }
    }

    /** The conversations in which something was said last, the newest first. */
    public List<SessionSummary> recentSessions(Connection connection, int limit) throws SQLException {
        // The index of sessions alone answers who comes first; only those are then looked at.
        try (var query = connection.prepareStatement("""
                SELECT recent.session_id, recent.messages, last.timestamp,
                    (SELECT substr(first.content, 1, ?) FROM conversations first
                     WHERE first.session_id = recent.session_id
                     ORDER BY first.role <> 'user', first.id LIMIT 1)
                FROM (SELECT session_id, max(id) AS last_id, count(*) AS messages
                      FROM conversations GROUP BY session_id ORDER BY last_id DESC LIMIT ?) recent
                JOIN conversations last ON last.id = recent.last_id
                ORDER BY recent.last_id DESC
                """)) {
            query.setInt(1, FIRST_WORDS);
            query.setInt(2, limit);
            var found = new ArrayList<SessionSummary>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(new SessionSummary(
                            rows.getString(1), rows.getString(4), rows.getInt(2), Times.instant(rows.getString(3))));
                }
            }
            return found;
        }
    }

    /**
     * What a person or JARVIS said in which these words occur, the newest first; what tools and the system said is not
     * searched. Empty for a text without words.
     */
    public List<Message> search(Connection connection, String typed, int limit) throws SQLException {
        var words = SearchText.of(typed);
        if (words.isEmpty()) {
            return List.of();
        }
        var whole = search(connection, words, false, limit);
        return whole.size() == limit || !words.mayEndEarly() ? whole : search(connection, words, true, limit);
    }

    private List<Message> search(Connection connection, SearchText words, boolean lastMayGoOn, int limit)
            throws SQLException {
        try (var query = connection.prepareStatement(COLUMNS + """
                FROM conversation_words w CROSS JOIN conversations m ON m.id = w.rowid
                WHERE w.conversation_words MATCH ? ORDER BY w.rowid DESC LIMIT ?
                """)) {
            query.setString(
                    1,
                    words.expression(List.of("content"), Map.of(), Map.of(), lastMayGoOn)
                            + " AND role : (\"user\" OR \"assistant\")");
            query.setInt(2, limit);
            return read(query);
        }
    }

    private List<Message> read(PreparedStatement query) throws SQLException {
        var found = new ArrayList<Message>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(read(rows));
            }
        }
        return found;
    }

    private Message read(ResultSet row) throws SQLException {
        int tokens = row.getInt("tokens_used");
        var tokensUsed = row.wasNull() ? Optional.<Integer>empty() : Optional.of(tokens);
        return new Message(
                row.getLong("id"),
                row.getString("session_id"),
                Times.instant(row.getString("timestamp")),
                Message.Role.of(row.getString("role")),
                row.getString("content"),
                Optional.ofNullable(row.getString("model")),
                tokensUsed,
                Optional.ofNullable(row.getString("tool_calls")).map(text -> json.read(text, JsonNode.class)));
    }
}
