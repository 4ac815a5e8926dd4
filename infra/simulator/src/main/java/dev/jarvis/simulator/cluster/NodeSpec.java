package dev.jarvis.simulator.cluster;

/** What a node is made of; {@code number} counts from 1 and is the corosync node id. */
public record NodeSpec(
        String name, int number, String ip, int cpus, String cpuModel, long memoryBytes, long rootBytes) {}
