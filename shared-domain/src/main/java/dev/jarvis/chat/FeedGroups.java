package dev.jarvis.chat;

import dev.jarvis.memory.AutonomyAction;
import java.time.Duration;
import java.util.List;

/** The sections on what happened, what is unresolved, what was done, and what the owner prefers. Pure. */
final class FeedGroups {

    private static final Duration DAY = Duration.ofHours(24);

    private FeedGroups() {}

    /** The groups, in no order among each other. */
    static List<Group> of(Knowledge known, Layout layout) {
        var lines = new FeedLines(known.now(), layout);
        var critical = known.unresolved().critical();
        var others = known.unresolved().others();
        int mostOthers = Math.max(0, layout.unresolved() - critical.items().size());
        return List.of(
                Group.of(Topic.EVENTS, known.lastHour().settled(), Integer.MAX_VALUE, lines::event),
                Group.of(Topic.CRITICAL, critical, layout.unresolved(), lines::event),
                Group.of(Topic.OTHER_UNRESOLVED, others, mostOthers, lines::event),
                actions(known, layout, lines),
                Group.of(Topic.PREFERENCES, known.preferences(), Integer.MAX_VALUE, lines::preference));
    }

    /** The last few, however old, or those of a day. */
    private static Group actions(Knowledge known, Layout layout, FeedLines lines) {
        var actions = known.actions();
        var dayAgo = known.now().minus(DAY);
        int ofADay = (int) actions.items().stream()
                .map(AutonomyAction::timestamp)
                .filter(time -> !time.isBefore(dayAgo))
                .count();
        int listed = layout.full()
                ? ofADay
                : Math.min(layout.actions(), actions.items().size());
        return new Group(
                Topic.ACTIONS,
                listed,
                index -> lines.action(actions.items().get(index)),
                Math.max(listed, ofADay),
                ofADay == actions.items().size() && actions.total() > ofADay);
    }
}
