/**
 * The storages: how full they are and what is in them. Guarded by the cluster's lock. May use cluster, node; knows nothing
 * of HTTP.
 */
@NullMarked
package dev.jarvis.simulator.storage;

import org.jspecify.annotations.NullMarked;
