/**
 * The simulated cluster: nodes, guests, storages, tasks, and what happens to them. May use time,
 * access, ha; knows nothing of HTTP.
 */
@NullMarked
package dev.jarvis.simulator.cluster;

import org.jspecify.annotations.NullMarked;
