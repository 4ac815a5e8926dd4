package dev.jarvis.simulator.faults;

/**
 * A field that a kind of fault takes, for people who read about it.
 *
 * @param type text, number or truth, or the words that are allowed
 */
public record FaultField(String name, String type, boolean required, String meaning) {

    /** A field that must be there. */
    public static FaultField needed(String name, String type, String meaning) {
        return new FaultField(name, type, true, meaning);
    }

    /** A field that may be left out. */
    public static FaultField optional(String name, String type, String meaning) {
        return new FaultField(name, type, false, meaning);
    }

    /** The name of a node. */
    public static FaultField node() {
        return needed("node", "text", "name of the node");
    }

    /** The number of a guest. */
    public static FaultField vmid() {
        return needed("vmid", "number", "number of the guest");
    }
}
