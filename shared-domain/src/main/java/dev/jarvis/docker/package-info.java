/**
 * Containers of one Docker Engine: listed, looked at, their logs read, restarted. Promises that every call ends within a
 * limit and in bounded memory, that a restart counts only when the container is seen running afterwards, and that every
 * failure is a value in plain words. May use {@code cluster}, {@code ssh} and {@code settings}.
 */
@NullMarked
package dev.jarvis.docker;

import org.jspecify.annotations.NullMarked;
