package dev.jarvis.feed;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

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
        return new EventFilter(
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                limit,
                Optional.empty());
    }

    /** What belongs to one incident. */
    public static EventFilter ofIncident(long incident) {
        return newest(MOST).about(incident);
    }

    public EventFilter of(EventType wanted) {
        return new EventFilter(
                Optional.of(wanted),
                severities,
                source,
                node,
                incident,
                since,
                until,
                before,
                unresolvedOnly,
                limit,
                words);
    }

    public EventFilter at(Severity wanted) {
        return at(Set.of(wanted));
    }

    public EventFilter at(Set<Severity> wanted) {
        return new EventFilter(
                type, wanted, source, node, incident, since, until, before, unresolvedOnly, limit, words);
    }

    public EventFilter from(EventSource wanted) {
        return new EventFilter(
                type,
                severities,
                Optional.of(wanted),
                node,
                incident,
                since,
                until,
                before,
                unresolvedOnly,
                limit,
                words);
    }

    public EventFilter on(String wanted) {
        return new EventFilter(
                type,
                severities,
                source,
                Optional.of(wanted),
                incident,
                since,
                until,
                before,
                unresolvedOnly,
                limit,
                words);
    }

    public EventFilter about(long wanted) {
        return new EventFilter(
                type,
                severities,
                source,
                node,
                Optional.of(wanted),
                since,
                until,
                before,
                unresolvedOnly,
                limit,
                words);
    }

    public EventFilter since(Instant earliest) {
        return new EventFilter(
                type,
                severities,
                source,
                node,
                incident,
                Optional.of(earliest),
                until,
                before,
                unresolvedOnly,
                limit,
                words);
    }

    public EventFilter until(Instant latest) {
        return new EventFilter(
                type,
                severities,
                source,
                node,
                incident,
                since,
                Optional.of(latest),
                before,
                unresolvedOnly,
                limit,
                words);
    }

    public EventFilter before(long position) {
        return new EventFilter(
                type,
                severities,
                source,
                node,
                incident,
                since,
                until,
                Optional.of(position),
                unresolvedOnly,
                limit,
                words);
    }

    public EventFilter unresolved() {
        return new EventFilter(type, severities, source, node, incident, since, until, before, true, limit, words);
    }

    /** Only those that say this. */
    public EventFilter saying(SearchText wanted) {
        return new EventFilter(
                type,
                severities,
                source,
                node,
                incident,
                since,
                until,
                before,
                unresolvedOnly,
                limit,
                Optional.of(wanted));
    }
}
