/**
 * What high availability knows of a guest: the state that somebody asked for and the one that it is in. Uses no other
 * feature.
 */
@NullMarked
package dev.jarvis.simulator.ha;

import org.jspecify.annotations.NullMarked;
