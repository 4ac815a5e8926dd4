/**
 * What a cluster looks like at its start and what befalls it: drawn from a few numbers, or read from a file. May use cluster,
 * backup, json, faults.
 */
@NullMarked
package dev.jarvis.simulator.scenario;

import org.jspecify.annotations.NullMarked;
