package dev.jarvis.simulator.api;

import java.util.List;

/**
 * What a caller must be allowed before a path is answered, as Proxmox's own routing table says it.
 *
 * @param anyOf whether one of the privileges is enough, instead of all
 * @param path the object, with the path's names in braces, as {@code /vms/{vmid}}
 * @param privileges none: every caller that is known
 */
public record Permission(boolean anyOf, String path, List<String> privileges) {

    /** Every known caller; what he may not see is left out of the answer. */
    public static final Permission EVERYBODY = new Permission(false, "/", List.of());

    /** Root himself and none of his tokens: what Proxmox has no rule for. */
    public static final Permission ROOT = new Permission(false, "", List.of());

    /** Keeps the privileges as they are now. */
    public Permission {
        privileges = List.copyOf(privileges);
    }

    /** Every one of these privileges. */
    public static Permission all(String path, String... privileges) {
        return new Permission(false, path, List.of(privileges));
    }

    /** At least one of these privileges. */
    public static Permission any(String path, String... privileges) {
        return new Permission(true, path, List.of(privileges));
    }
}
