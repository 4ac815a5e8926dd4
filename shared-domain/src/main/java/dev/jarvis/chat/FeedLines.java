package dev.jarvis.chat;

import dev.jarvis.feed.Headline;
import dev.jarvis.memory.AutonomyAction;
import dev.jarvis.memory.Preference;
import java.time.Instant;
import java.util.Optional;

/** One line for each thing that happened, was done or is preferred. Pure. */
record FeedLines(Instant now, Layout layout) {

    /** {@code - 13:00 (4 min ago) critical monitor on pve1 about 101: "title: message"}. */
    String event(Headline event) {
        var line = new StringBuilder("- ")
                .append(Shown.time(event.timestamp(), now))
                .append(' ')
                .append(event.severity().word())
                .append(' ')
                .append(event.source().word());
        event.node().ifPresent(node -> line.append(" on ").append(name(node)));
        event.target()
                .filter(target -> event.node().filter(target::equals).isEmpty())
                .ifPresent(target -> line.append(" about ").append(name(target)));
        return line.append(": ")
                .append(text(event.title() + ": " + event.message()))
                .toString();
    }

    /** {@code - 12:55 (5 min ago) success: restart_guest for CT_CRASHED:101 on pve1, attempt 1}. */
    String action(AutonomyAction action) {
        var line = new StringBuilder("- ")
                .append(Shown.time(action.timestamp(), now))
                .append(' ')
                .append(action.result().word())
                .append(": ")
                .append(name(action.action()))
                .append(" for ")
                .append(name(action.incidentKey()));
        action.node().ifPresent(node -> line.append(" on ").append(name(node)));
        line.append(", attempt ").append(action.attempt());
        if (action.escalated()) {
            line.append(", escalated");
        }
        if (layout.full()) {
            line.append(", level ").append(action.autonomyLevel());
            line.append(", runbook ").append(name(action.runbook()));
            append(line, "arguments", action.arguments());
            append(line, "details", action.details());
            append(line, "verified", action.verification());
        }
        return line.toString();
    }

    /** {@code - language: "English"}. */
    String preference(Preference preference) {
        return "- " + name(preference.key()) + ": " + text(preference.value());
    }

    private void append(StringBuilder line, String what, Optional<String> said) {
        said.ifPresent(words -> line.append(", ").append(what).append(' ').append(text(words)));
    }

    private String name(String name) {
        return DataText.name(name, layout.nameBytes());
    }

    private String text(String words) {
        return DataText.quoted(words, layout.textBytes());
    }
}
