package dev.jarvis.simulator.access;

/**
 * A role on a path.
 *
 * @param who a user or the id of a token
 * @param propagate whether it holds for what lies below the path as well
 */
public record AclEntry(String path, String who, String role, boolean propagate) {

    /** As in the field {@code type} of the list. */
    public String type() {
        return who.contains("!") ? "token" : "user";
    }
}
