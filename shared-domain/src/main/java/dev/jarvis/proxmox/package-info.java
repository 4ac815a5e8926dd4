/**
 * Proxmox's HTTPS API as records: every call that JARVIS makes, with its deadline, its errors as one sealed type, and
 * fail-over between the hosts of a cluster. Uses the vocabulary alone; remembers nothing between processes by itself.
 */
@NullMarked
package dev.jarvis.proxmox;

import org.jspecify.annotations.NullMarked;
