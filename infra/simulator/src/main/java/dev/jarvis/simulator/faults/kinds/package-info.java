/**
 * One fault kind per file, listed in Catalog. May use faults, cluster, access, ha, estate and what is in it.
 */
@NullMarked
package dev.jarvis.simulator.faults.kinds;

import org.jspecify.annotations.NullMarked;
