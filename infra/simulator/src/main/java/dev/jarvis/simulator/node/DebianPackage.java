package dev.jarvis.simulator.node;

/**
 * One package of a machine.
 *
 * @param installed the version that is there
 * @param candidate the version that could be had; empty: none newer
 */
public record DebianPackage(
        String name,
        String title,
        String description,
        String section,
        String priority,
        String architecture,
        String origin,
        String installed,
        String candidate,
        boolean security) {

    /** Whether there is a newer version. */
    public boolean upgradable() {
        return !candidate.isEmpty();
    }

    DebianPackage current() {
        return new DebianPackage(
                name, title, description, section, priority, architecture, origin, installed, "", security);
    }
}
