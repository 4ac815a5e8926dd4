/**
 * Everything of a cluster besides its nodes, guests and tasks, in one hand. May use cluster, node, storage, backup,
 * replication.
 */
@NullMarked
package dev.jarvis.simulator.estate;

import org.jspecify.annotations.NullMarked;
