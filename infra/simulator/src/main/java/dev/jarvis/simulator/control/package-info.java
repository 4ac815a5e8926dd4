/**
 * The control API on loopback: faults, truth, calls and the clock. May use faults, cluster, api, http, json.
 */
@NullMarked
package dev.jarvis.simulator.control;

import org.jspecify.annotations.NullMarked;
