package dev.jarvis.proxmox;

import java.time.Instant;

/**
 * What time it is on a node.
 *
 * @param time its clock when it answered, in whole seconds
 * @param zone its time zone, as Europe/Berlin; empty where it did not say
 */
public record NodeClock(Instant time, String zone) {}
