package dev.jarvis.proxmox;

import java.time.Instant;

/**
 * A token that a host refused.
 *
 * @param host by {@link ProxmoxHost#key}
 * @param tokenFingerprint {@link ApiToken#fingerprint}, so that another token is not held back
 * @param until it is not sent before this time
 * @param reason in Proxmox's words
 */
public record Refusal(String host, String tokenFingerprint, Instant until, String reason) {}
