/**
 * Learns a cluster for the first time: its certificates, its nodes, what the token may do, the nodes' SSH keys; and writes
 * the settings. Nothing is trusted that a person did not agree to. May use what reaches the cluster.
 */
@NullMarked
package dev.jarvis.setup;

import org.jspecify.annotations.NullMarked;
