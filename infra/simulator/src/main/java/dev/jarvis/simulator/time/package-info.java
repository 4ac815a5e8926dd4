/**
 * The simulator's own time: a clock that can be stepped and the events that wait for it. Uses no other feature.
 */
@NullMarked
package dev.jarvis.simulator.time;

import org.jspecify.annotations.NullMarked;
