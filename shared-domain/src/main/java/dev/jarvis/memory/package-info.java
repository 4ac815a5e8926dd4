/**
 * What JARVIS remembers of its cluster: the current state, snapshots and samples of earlier ones, conversations, preferences,
 * what it did by itself, and how long each is kept. Promises that what did not change is not written again, and that
 * forgetting holds up nobody. Uses the feed and the vocabulary; conversations and preferences need Micronaut Data, which only
 * the programs that serve them bring.
 */
@NullMarked
package dev.jarvis.memory;

import org.jspecify.annotations.NullMarked;
