/**
 * The control API on loopback: faults, truth, calls and the clock. May use faults, cluster, estate and what is in it, api, http,
 * json.
 */
@NullMarked
package dev.jarvis.simulator.control;

import org.jspecify.annotations.NullMarked;
