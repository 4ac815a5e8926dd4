package dev.jarvis.chat;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What a language model is told of the cluster.
 *
 * @param tokens what it costs at most, never more than the budget
 * @param budget what it may cost
 * @param markdown the text
 */
@Serdeable
public record Context(ModelKind model, int tokens, int budget, String markdown) {}
