package dev.jarvis.memory;

import io.micronaut.core.annotation.Introspected;

/** What the table {@code conversations} says of one session. */
@Introspected
record SessionRow(String session, String firstWords, int messages, String lastAt) {}
