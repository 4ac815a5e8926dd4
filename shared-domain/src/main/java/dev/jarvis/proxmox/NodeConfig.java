package dev.jarvis.proxmox;

import java.util.Optional;

/**
 * What the cluster's configuration says of a node.
 *
 * @param wakeMac the network card that a wake-up packet is sent to, absent until somebody sets {@code wakeonlan}
 */
public record NodeConfig(Optional<String> wakeMac, Optional<String> description) {}
