/**
 * Commands, terminals and byte streams on nodes over SSH. Promises that only a known host is spoken to, that nothing is
 * pasted into a command line unquoted, that everything ends within a limit and in bounded memory, and that every failure
 * is a value in plain words. May use {@code cluster} and {@code settings}.
 */
@NullMarked
package dev.jarvis.ssh;

import org.jspecify.annotations.NullMarked;
