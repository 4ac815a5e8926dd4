/** Tests of the cluster's values. */
@NullMarked
package dev.jarvis.simulator.cluster;

import org.jspecify.annotations.NullMarked;
