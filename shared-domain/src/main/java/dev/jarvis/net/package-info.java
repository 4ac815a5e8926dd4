/**
 * What can be done for a node without its help: asking whether it is there, and waking it. Promises that every question
 * ends within its limit, says which means was answered, and that every failure is a value in plain words. May use
 * {@code cluster} and {@code settings}.
 */
@NullMarked
package dev.jarvis.net;

import org.jspecify.annotations.NullMarked;
