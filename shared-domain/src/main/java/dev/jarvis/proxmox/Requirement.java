package dev.jarvis.proxmox;

import java.util.List;

/**
 * A right that a call needs.
 *
 * @param path the object, as {@code /vms/100}; with {@code {…}} in it, every object of its kind
 * @param anyOf one of these is enough; the first that the release knows is the one to grant
 */
public record Requirement(String path, List<String> anyOf) {

    public Requirement {
        anyOf = List.copyOf(anyOf);
        if (!path.startsWith("/") || anyOf.isEmpty()) {
            throw new IllegalArgumentException("a right has a path and a privilege, was " + path + " " + anyOf);
        }
    }

    static Requirement on(String path, String... anyOf) {
        return new Requirement(path, List.of(anyOf));
    }

    /** The object that was meant, or the one above every object of its kind: {@code /vms} for {@code /vms/{vmid}}. */
    public String object() {
        int template = path.indexOf("/{");
        return template < 0 ? path : path.substring(0, template);
    }

    /** Whether it is meant for every object below {@link #object}. */
    boolean coversAllBelow() {
        return path.contains("/{");
    }

    /** In words, as {@code VM.Audit on /vms}. */
    @Override
    public String toString() {
        return String.join(" or ", anyOf) + " on " + object();
    }
}
