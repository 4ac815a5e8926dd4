package dev.jarvis.memory;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The table {@code conversations}, asked through {@link BorrowedConnections}. */
@JdbcRepository(dialect = Dialect.ANSI)
@Requires(classes = JdbcRepository.class)
interface ConversationRepository extends GenericRepository<MessageRow, Long> {

    MessageRow save(MessageRow message);

    List<MessageRow> findBySessionIdOrderById(String sessionId);

    /** The index of sessions alone answers who comes first; only those are then looked at. */
    @Query("""
            SELECT recent.session_id AS session, recent.messages, last.timestamp AS last_at,
                (SELECT substr(first.content, 1, :characters) FROM conversations first
                 WHERE first.session_id = recent.session_id
                 ORDER BY first.role <> 'user', first.id LIMIT 1) AS first_words
            FROM (SELECT session_id, max(id) AS last_id, count(*) AS messages
                  FROM conversations GROUP BY session_id ORDER BY last_id DESC LIMIT :most) recent
            JOIN conversations last ON last.id = recent.last_id
            ORDER BY recent.last_id DESC
            """)
    List<SessionRow> recentSessions(int characters, int most);

    /** By an expression of FTS5, the newest first. */
    @Query("""
            SELECT m.id, m.session_id, m.timestamp, m.role, m.content, m.model, m.tokens_used, m.tool_calls
            FROM conversation_words w CROSS JOIN conversations m ON m.id = w.rowid
            WHERE w.conversation_words MATCH :expression ORDER BY w.rowid DESC LIMIT :most
            """)
    List<MessageRow> search(String expression, int most);
}
