/**
 * One fault kind per file, listed in Catalog. May use faults, cluster.
 */
@NullMarked
package dev.jarvis.simulator.faults.kinds;

import org.jspecify.annotations.NullMarked;
