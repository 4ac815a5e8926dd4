/**
 * Watching: what a reading of the cluster means, what becomes an incident, and when one ends. Promises that decisions are
 * pure functions which say why, that a pass makes one commit, and that one reading that is missing is no outage. Uses
 * memory, the feed and the Proxmox client.
 */
@NullMarked
package dev.jarvis.monitor;

import org.jspecify.annotations.NullMarked;
