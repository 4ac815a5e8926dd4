/**
 * SSH to the simulated nodes: each listens on a port of its own, has a host key of its own and goes away with its power and
 * network. Promises commands and a shell that answer as a Proxmox node's do, and that nothing of the SSH server is loaded
 * before the first connection. May use the cluster's model and its machines; shares no code with
 * the client.
 */
@NullMarked
package dev.jarvis.simulator.ssh;

import org.jspecify.annotations.NullMarked;
