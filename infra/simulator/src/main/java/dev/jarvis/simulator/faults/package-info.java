/**
 * Faults that can be begun and ended while the cluster runs, and the registry of their kinds. May use cluster, json.
 */
@NullMarked
package dev.jarvis.simulator.faults;

import org.jspecify.annotations.NullMarked;
