/**
 * What JARVIS remembers of its cluster: the current state, samples of the last two days, and how long each is kept.
 * Promises that what did not change is not written again. Uses the feed and the vocabulary.
 */
@NullMarked
package dev.jarvis.memory;

import org.jspecify.annotations.NullMarked;
