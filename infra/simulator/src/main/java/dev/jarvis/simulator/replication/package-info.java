/**
 * Copies of guests' disks on another node, every quarter of an hour. Guarded by the cluster's lock. May use cluster and
 * node; knows nothing of HTTP.
 */
@NullMarked
package dev.jarvis.simulator.replication;

import org.jspecify.annotations.NullMarked;
