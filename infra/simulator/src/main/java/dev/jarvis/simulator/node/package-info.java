/**
 * The machine under each node: services, disks, temperatures, updates, certificates, journal, clock. Reads the cluster
 * and its load curves; guarded by the cluster's lock. May use cluster, tls, time; knows nothing of HTTP.
 */
@NullMarked
package dev.jarvis.simulator.node;

import org.jspecify.annotations.NullMarked;
