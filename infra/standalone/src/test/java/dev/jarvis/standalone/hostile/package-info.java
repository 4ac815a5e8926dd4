/**
 * Hostile clients against the real product as a process of its own. Each {@code …Tricks} makes one family of them from a
 * random source, {@link dev.jarvis.standalone.hostile.Attack} sends what they make, and
 * {@link dev.jarvis.standalone.hostile.Judge} says what no answer may be or hold.
 */
@NullMarked
package dev.jarvis.standalone.hostile;

import org.jspecify.annotations.NullMarked;
