package dev.jarvis.cluster;

/**
 * A node's name as Proxmox knows it: the key in every API path, neither its address nor its DNS name.
 *
 * @param value letters, digits, dot and hyphen, at most 63 characters
 */
public record NodeName(String value) implements Comparable<NodeName> {

    private static final int MAX_LENGTH = 63;

    public NodeName {
        if (value.isEmpty() || value.length() > MAX_LENGTH || !value.chars().allMatch(NodeName::isAllowed)) {
            throw new IllegalArgumentException(
                    "a node name has 1 to " + MAX_LENGTH + " letters, digits, dots or hyphens, was \"" + value + "\"");
        }
    }

    private static boolean isAllowed(int character) {
        return character < 128 && (Character.isLetterOrDigit(character) || character == '-' || character == '.');
    }

    @Override
    public int compareTo(NodeName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
