package dev.jarvis.chat;

import dev.jarvis.database.Transactions;
import dev.jarvis.feed.Excerpt;
import dev.jarvis.feed.Headlines;
import dev.jarvis.memory.ActionStore;
import dev.jarvis.memory.AutonomyAction;
import dev.jarvis.memory.PreferenceStore;
import dev.jarvis.monitor.StatusView;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Tells a language model what is known of a cluster now: everything is read anew, at one moment, by queries whose cost does
 * not grow with what is remembered. Thread-safe.
 */
@Singleton
public final class ContextBuilder {

    private static final Duration LATELY = Duration.ofHours(1);

    /** Of each kind; more would not fit the larger budget beside the rest. */
    private static final int MOST_LINES = 100;

    private final Transactions transactions;
    private final StatusView status;
    private final Headlines headlines;
    private final ActionStore actions;
    private final PreferenceStore preferences;
    private final TokenCount tokens;
    private final InstantSource clock;

    @Inject
    public ContextBuilder(
            Transactions transactions,
            StatusView status,
            Headlines headlines,
            ActionStore actions,
            PreferenceStore preferences,
            TokenCount tokens,
            InstantSource clock) {
        this.transactions = transactions;
        this.status = status;
        this.headlines = headlines;
        this.actions = actions;
        this.preferences = preferences;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * The context for a kind of model, inside its budget.
     *
     * @throws dev.jarvis.database.DatabaseUnavailable when the database could not be opened, or refused
     */
    public Context build(String cluster, ModelKind model) {
        var now = clock.instant();
        var known = transactions.read(connection -> read(connection, cluster, now));
        return ContextWriter.write(known, model, tokens);
    }

    private Knowledge read(Connection connection, String cluster, Instant now) throws SQLException {
        return new Knowledge(
                now,
                status.current(connection, cluster),
                headlines.since(connection, cluster, now.minus(LATELY), MOST_LINES),
                headlines.unresolved(connection, cluster, MOST_LINES),
                actions(connection, cluster),
                Excerpt.whole(preferences.all(connection)));
    }

    private Excerpt<AutonomyAction> actions(Connection connection, String cluster) throws SQLException {
        var read = actions.recent(connection, cluster, MOST_LINES + 1);
        boolean all = read.size() <= MOST_LINES;
        return all ? Excerpt.whole(read) : new Excerpt<>(read.subList(0, MOST_LINES), read.size(), true);
    }
}
