/**
 * What JARVIS costs and how quick it is, measured on real processes by anyone: {@code jarvis bench NAME}. Every figure is
 * printed with its conditions, its goal, and its ratio to a yardstick that was measured in the same run.
 */
@NullMarked
package dev.jarvis.bench;

import org.jspecify.annotations.NullMarked;
