/**
 * What a cluster looks like at its start. Pure values from a few numbers; may use cluster.
 */
@NullMarked
package dev.jarvis.simulator.scenario;

import org.jspecify.annotations.NullMarked;
