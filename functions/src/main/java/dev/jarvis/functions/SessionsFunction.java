package dev.jarvis.functions;

import dev.jarvis.database.Transactions;
import dev.jarvis.memory.ConversationStore;
import dev.jarvis.memory.Message;
import dev.jarvis.memory.SessionSummary;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;

/** What was talked about. */
@Controller("/api/memory/sessions")
@Secured(SecurityRule.IS_AUTHENTICATED)
@LoginNeeded
@Refusals
final class SessionsFunction {

    private static final String DEFAULT_LIMIT = "10";
    private static final int MOST = 100;

    private final Transactions transactions;
    private final ConversationStore conversations;

    SessionsFunction(Transactions transactions, ConversationStore conversations) {
        this.transactions = transactions;
        this.conversations = conversations;
    }

    /** Conversations, the one in which something was said last first. */
    @Serdeable
    record Listing(List<SessionSummary> sessions) {}

    /** One conversation, the oldest message first. */
    @Serdeable
    record Conversation(String session, List<Message> messages) {}

    /**
     * The conversations in which something was said last, the newest first.
     *
     * @param limit how many at most
     */
    @Get
    Listing sessions(@QueryValue(defaultValue = DEFAULT_LIMIT) @Min(1) @Max(MOST) int limit) {
        return new Listing(transactions.read(connection -> conversations.recentSessions(connection, limit)));
    }

    /**
     * A whole conversation.
     *
     * @param id of the conversation
     */
    @Get("/{id}")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    Conversation session(String id) {
        var messages = transactions.read(connection -> conversations.ofSession(connection, id));
        if (messages.isEmpty()) {
            throw Refusal.notFound("unknown_session", "there is no conversation of that id, or it is forgotten");
        }
        return new Conversation(id, messages);
    }
}
