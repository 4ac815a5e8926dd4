package dev.jarvis.fanout;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a dashboard can listen to; the field {@code channel} of a frame. */
enum Topic {
    CLUSTER,
    EVENTS,
    INCIDENTS;

    static final Set<Topic> ALL = Set.copyOf(EnumSet.allOf(Topic.class));

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Topic> of(String word) {
        return Arrays.stream(values())
                .filter(topic -> topic.word().equals(word))
                .findFirst();
    }
}
