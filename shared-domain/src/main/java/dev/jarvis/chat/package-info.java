/**
 * What a language model is told. Promises that a context is inside its budget whatever the cluster holds, that text which
 * JARVIS did not write stands in a fence it cannot leave, and that what was left out is said with its number. Uses
 * monitor, memory, the feed and the vocabulary.
 */
@NullMarked
package dev.jarvis.chat;

import org.jspecify.annotations.NullMarked;
