/**
 * Backups: jobs with their times, the work itself as tasks, what is kept of it, and its history. Guarded by the cluster's
 * lock. May use cluster, node, storage; knows nothing of HTTP.
 */
@NullMarked
package dev.jarvis.simulator.backup;

import org.jspecify.annotations.NullMarked;
