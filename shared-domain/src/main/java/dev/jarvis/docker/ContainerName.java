package dev.jarvis.docker;

/**
 * The name or the id of a container.
 *
 * @param value letters, digits, underscore, dot and hyphen, at most 255 (moby, daemon/names: RestrictedNameChars)
 */
public record ContainerName(String value) {

    private static final String ALLOWED = "[a-zA-Z0-9][a-zA-Z0-9_.-]{0,254}";

    public ContainerName {
        if (!value.matches(ALLOWED)) {
            throw new IllegalArgumentException(
                    "a container has a name of letters, digits, _ . and -, was \"" + value + "\"");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
