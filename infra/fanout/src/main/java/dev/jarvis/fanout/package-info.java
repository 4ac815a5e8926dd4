/**
 * The process that pushes: it follows the log of changes and sends each to every dashboard, once and in order. Promises no
 * gap and no duplicate between a snapshot and what follows, and that a slow reader costs nobody else anything. Knows
 * neither functions nor jobs.
 */
@NullMarked
package dev.jarvis.fanout;

import org.jspecify.annotations.NullMarked;
