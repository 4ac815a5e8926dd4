package dev.jarvis.proxmox;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the token may do, by object. A token with separated privileges may do what both it and its user may, and this is
 * that.
 *
 * @param privileges for each path those that hold there, and whether each also holds below it
 */
public record Permissions(Map<String, Map<String, Boolean>> privileges) {

    public Permissions {
        var copy = new HashMap<String, Map<String, Boolean>>();
        privileges.forEach((path, held) -> copy.put(path, Map.copyOf(held)));
        privileges = Map.copyOf(copy);
    }

    /** Whether this privilege is held on this object. Proxmox lists every object that has rights of its own. */
    public boolean has(String path, String privilege) {
        return held(path, privilege, false);
    }

    /** Those that are not met, in their order, each once. */
    public List<Requirement> missing(Collection<Requirement> required) {
        return required.stream()
                .distinct()
                .filter(one -> one.anyOf().stream()
                        .noneMatch(privilege -> held(one.object(), privilege, one.coversAllBelow())))
                .toList();
    }

    /**
     * Whether this object has rights of its own, which then take the place of those from above. Proxmox lists the top of
     * each kind of object even where it only inherits, so that an object with exactly what it would inherit has none.
     */
    boolean hasOwnRights(String path) {
        var own = privileges.get(path);
        return own != null && (path.equals("/") || !own.equals(inherited(path)));
    }

    /** The nearest object at or above this one that has rights of its own, which is where they are changed. */
    String holder(String path) {
        return path.equals("/") || hasOwnRights(path) ? path : holder(above(path));
    }

    /** The objects below this one that have rights of their own; those where all were taken away are left out. */
    List<String> holdersBelow(String path) {
        var start = path.equals("/") ? path : path + "/";
        return privileges.entrySet().stream()
                .filter(below -> !below.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .filter(below -> below.startsWith(start) && !below.equals(path) && hasOwnRights(below))
                .sorted()
                .toList();
    }

    private Map<String, Boolean> inherited(String path) {
        var parent = above(path);
        var listed = privileges.get(parent);
        if (listed == null) {
            return parent.equals("/") ? Map.of() : inherited(parent);
        }
        var propagated = new HashMap<>(listed);
        propagated.values().removeIf(alsoBelow -> !alsoBelow);
        return propagated;
    }

    private static String above(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    private boolean held(String path, String privilege, boolean alsoBelow) {
        var own = privileges.get(path);
        if (own != null) {
            var inherited = own.get(privilege);
            return inherited != null && (inherited || !alsoBelow);
        }
        return path.length() > 1 && path.startsWith("/") && held(above(path), privilege, true);
    }
}
