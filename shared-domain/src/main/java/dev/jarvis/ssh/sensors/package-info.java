/**
 * Temperatures of nodes, which Proxmox's API does not tell: {@code sensors -j} over SSH, read leniently. Promises values in
 * degrees Celsius or none, never a guess. May use {@code cluster} and {@code ssh}.
 */
@NullMarked
package dev.jarvis.ssh.sensors;

import org.jspecify.annotations.NullMarked;
