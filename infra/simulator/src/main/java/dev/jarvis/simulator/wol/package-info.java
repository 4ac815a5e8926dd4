/** The network cards of nodes without power: they take magic packets by UDP and boot their node. May use cluster, node. */
@NullMarked
package dev.jarvis.simulator.wol;

import org.jspecify.annotations.NullMarked;
