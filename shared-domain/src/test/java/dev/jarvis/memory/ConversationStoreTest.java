package dev.jarvis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.memory.Message.Role;
import io.micronaut.json.tree.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationStoreTest {

    private static final Instant NOW = TestClock.START;

    private final TestDatabase database;
    private final ConversationStore conversations = TestDatabase.bean(ConversationStore.class);

    ConversationStoreTest(@TempDir Path folder) {
        this.database = TestDatabase.in(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void message_isReadAsItWasSaid() {
        var calls = JsonNode.createObjectNode(Map.of("name", JsonNode.createStringNode("guest.start")));
        long id = save(new NewMessage(
                "s1", NOW, Role.ASSISTANT, "Done.", Optional.of("claude"), Optional.of(1_234), Optional.of(calls)));
        long bare = save(NewMessage.of("s1", NOW, Role.USER, "'); DROP TABLE conversations; --"));
        assertEquals(
                List.of(
                        new Message(
                                id,
                                "s1",
                                NOW,
                                Role.ASSISTANT,
                                "Done.",
                                Optional.of("claude"),
                                Optional.of(1_234),
                                Optional.of(calls)),
                        new Message(
                                bare,
                                "s1",
                                NOW,
                                Role.USER,
                                "'); DROP TABLE conversations; --",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                session("s1"));
        assertEquals(List.of(), session("s2"));
    }

    @Test
    void sessions_areNamedByTheirFirstQuestion_andTheLastUsedComesFirst() {
        save(NewMessage.of("old", NOW, Role.SYSTEM, "You are JARVIS."));
        save(NewMessage.of("old", NOW, Role.USER, "x".repeat(500)));
        save(NewMessage.of("new", NOW, Role.USER, "Is plex up?"));
        save(NewMessage.of("mute", NOW, Role.SYSTEM, "nobody asked"));
        save(NewMessage.of("old", NOW.plusSeconds(9), Role.ASSISTANT, "y"));
        var expected = List.of(
                new SessionSummary("old", "x".repeat(ConversationStore.FIRST_WORDS), 3, NOW.plusSeconds(9)),
                new SessionSummary("mute", "nobody asked", 1, NOW),
                new SessionSummary("new", "Is plex up?", 1, NOW));
        assertEquals(expected, recent(10));
        assertEquals(expected.subList(0, 2), recent(2));
    }

    @Test
    void search_findsWhatPeopleAndJarvisSaid_inAllSessions() {
        long asked = save(NewMessage.of("a", NOW, Role.USER, "Why did Nextcloud crash?"));
        save(NewMessage.of("a", NOW, Role.TOOL, "nextcloud: a thousand lines"));
        long told = save(NewMessage.of("b", NOW, Role.ASSISTANT, "nextcloud ran out of memory"));
        assertEquals(List.of(told, asked), search("nextcloud", 20));
        assertEquals(List.of(told), search("nextcloud", 1));
        assertEquals(List.of(asked), search("NEXTCLOUD cra", 20));
        assertEquals(List.of(), search("user", 20), "a role is no word of the text");
        assertEquals(List.of(), search("\" OR *", 20));
        database.execute("DELETE FROM conversations WHERE id = " + told);
        assertEquals(List.of(asked), search("nextcloud", 20));
        database.execute("INSERT INTO conversation_words (conversation_words, rank) VALUES ('integrity-check', 1)");
    }

    @Test
    void senselessMessage_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> NewMessage.of(" ", NOW, Role.USER, "x"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new NewMessage("s", NOW, Role.USER, "x", Optional.empty(), Optional.of(-1), Optional.empty()));
    }

    private long save(NewMessage message) {
        return database.transactions().write(connection -> conversations.save(connection, message));
    }

    private List<Message> session(String session) {
        return database.transactions().read(connection -> conversations.ofSession(connection, session));
    }

    private List<SessionSummary> recent(int limit) {
        return database.transactions().read(connection -> conversations.recentSessions(connection, limit));
    }

    private List<Long> search(String typed, int limit) {
        return database.transactions().read(connection -> conversations.search(connection, typed, limit)).stream()
                .map(Message::id)
                .toList();
    }
}
