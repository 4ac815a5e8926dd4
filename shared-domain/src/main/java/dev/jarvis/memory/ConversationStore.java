package dev.jarvis.memory;

import dev.jarvis.database.JsonColumn;
import dev.jarvis.database.Times;
import dev.jarvis.feed.LastWord;
import dev.jarvis.feed.SearchText;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The table {@code conversations}. Every method works in the caller's transaction. Stateless. */
@Singleton
public final class ConversationStore {

    /** How many characters of its first question name a session. */
    public static final int FIRST_WORDS = 80;

    private final ConversationRepository repository;
    private final BorrowedConnections connections;
    private final JsonColumn json;

    ConversationStore(ConversationRepository repository, BorrowedConnections connections, JsonColumn json) {
        this.repository = repository;
        this.connections = connections;
        this.json = json;
    }

    /** Keeps a message; answers its id. */
    public long save(Connection connection, NewMessage message) throws SQLException {
        var row = new MessageRow(
                null,
                message.session(),
                Times.text(message.timestamp()),
                message.role().word(),
                message.content(),
                message.model().orElse(null),
                message.tokensUsed().orElse(null),
                message.toolCalls().map(json::write).orElse(null));
        return idOf(connections.lend(connection, () -> repository.save(row)));
    }

    /** A whole conversation, the oldest message first; empty when there is none of that name. */
    public List<Message> ofSession(Connection connection, String session) throws SQLException {
        return messages(connections.lend(connection, () -> repository.findBySessionIdOrderById(session)));
    }

    /** The conversations in which something was said last, the newest first. */
    public List<SessionSummary> recentSessions(Connection connection, int limit) throws SQLException {
        return connections.lend(connection, () -> repository.recentSessions(FIRST_WORDS, limit)).stream()
                .map(row -> new SessionSummary(
                        row.session(), row.firstWords(), row.messages(), Times.instant(row.lastAt())))
                .toList();
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
        var whole = search(connection, words, LastWord.WHOLE, limit);
        return whole.size() == limit || !words.mayEndEarly()
                ? whole
                : search(connection, words, LastWord.BEGINNING, limit);
    }

    private List<Message> search(Connection connection, SearchText words, LastWord last, int limit)
            throws SQLException {
        var expression = words.expression(List.of("content"), Map.of(), Map.of(), last)
                + " AND role : (\"user\" OR \"assistant\")";
        return messages(connections.lend(connection, () -> repository.search(expression, limit)));
    }

    private List<Message> messages(List<MessageRow> rows) {
        return rows.stream().map(this::message).toList();
    }

    private Message message(MessageRow row) {
        return new Message(
                idOf(row),
                row.sessionId(),
                Times.instant(row.timestamp()),
                Message.Role.of(row.role()),
                row.content(),
                Optional.ofNullable(row.model()),
                Optional.ofNullable(row.tokensUsed()),
                Optional.ofNullable(row.toolCalls()).map(text -> json.read(text, JsonNode.class)));
    }

    private static long idOf(MessageRow kept) {
        return Objects.requireNonNull(kept.id(), "a row that is kept has an id");
    }
}
