package dev.jarvis.feed;

import java.time.Instant;
import java.util.Optional;

/** An event without its evidence: what a list of many needs. Its parts mean what they mean in {@link Event}. */
public record Headline(
        Instant timestamp,
        Severity severity,
        EventSource source,
        Optional<String> node,
        Optional<String> target,
        String title,
        String message,
        boolean resolved) {}
