/** Tests of the simulator over the wire, the way a client meets it. */
@NullMarked
package dev.jarvis.simulator;

import org.jspecify.annotations.NullMarked;
