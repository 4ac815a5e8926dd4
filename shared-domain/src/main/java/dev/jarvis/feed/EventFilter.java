package dev.jarvis.feed;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which events are wanted; what is absent does not narrow. Immutable; the methods after {@link #newest} answer a narrower
 * copy.
 *
 * @param severities any of these; none stands for all, and all of them for none, which is found faster
 * @param since what happened at this time or later
 * @param until what happened at this time or before
 * @param before only events with a smaller {@code id}: the cursor of a reader that pages backwards
 * @param limit 1 to {@link #MOST}
 * @param words what the title, the message, the node or the target must say; one without any word finds nothing
 */
public record EventFilter(
        Optional<EventType> type,
        Set<Severity> severities,
        Optional<EventSource> source,
        Optional<String> node,
        Optional<Long> incident,
        Optional<Instant> since,
        Optional<Instant> until,
        Optional<Long> before,
        boolean unresolvedOnly,
        int limit,
        Optional<SearchText> words) {

    public static final int MOST = 500;

    public EventFilter {
        severities = severities.size() == Severity.values().length ? Set.of() : Set.copyOf(severities);
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1.." + MOST + ", was " + limit);
        }
    }

    /** The newest, of every kind. */
    public static EventFilter newest(int limit) {
        return new Draft(limit).filter();
    }

    /** What belongs to one incident. */
    public static EventFilter ofIncident(long incident) {
        return newest(MOST).about(incident);
    }

    public EventFilter of(EventType wanted) {
        return with(draft -> draft.type = Optional.of(wanted));
    }

    public EventFilter at(Severity wanted) {
        return at(Set.of(wanted));
    }

    public EventFilter at(Set<Severity> wanted) {
        return with(draft -> draft.severities = wanted);
    }

    public EventFilter from(EventSource wanted) {
        return with(draft -> draft.source = Optional.of(wanted));
    }

    public EventFilter on(String wanted) {
        return with(draft -> draft.node = Optional.of(wanted));
    }

    public EventFilter about(long wanted) {
        return with(draft -> draft.incident = Optional.of(wanted));
    }

    public EventFilter since(Instant earliest) {
        return with(draft -> draft.since = Optional.of(earliest));
    }

    public EventFilter until(Instant latest) {
        return with(draft -> draft.until = Optional.of(latest));
    }

    public EventFilter before(long position) {
        return with(draft -> draft.before = Optional.of(position));
    }

    public EventFilter unresolved() {
        return with(draft -> draft.unresolvedOnly = true);
    }

    /** Only those that say this. */
    public EventFilter saying(SearchText wanted) {
        return with(draft -> draft.words = Optional.of(wanted));
    }

    private EventFilter with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.filter();
    }

    /** A filter on its way to the next one. */
    private static final class Draft {

        private final int limit;
        private Optional<EventType> type = Optional.empty();
        private Set<Severity> severities = Set.of();
        private Optional<EventSource> source = Optional.empty();
        private Optional<String> node = Optional.empty();
        private Optional<Long> incident = Optional.empty();
        private Optional<Instant> since = Optional.empty();
        private Optional<Instant> until = Optional.empty();
        private Optional<Long> before = Optional.empty();
        private boolean unresolvedOnly;
        private Optional<SearchText> words = Optional.empty();

        Draft(int limit) {
            this.limit = limit;
        }

        Draft(EventFilter filter) {
            this(filter.limit);
            type = filter.type;
            severities = filter.severities;
            source = filter.source;
            node = filter.node;
            incident = filter.incident;
            since = filter.since;
            until = filter.until;
            before = filter.before;
            unresolvedOnly = filter.unresolvedOnly;
            words = filter.words;
        }

        EventFilter filter() {
            return new EventFilter(
                    type, severities, source, node, incident, since, until, before, unresolvedOnly, limit, words);
        }
    }
}
