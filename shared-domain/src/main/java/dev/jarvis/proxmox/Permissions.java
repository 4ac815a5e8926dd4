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

    private boolean held(String path, String privilege, boolean alsoBelow) {
        var own = privileges.get(path);
        if (own != null) {
            var inherited = own.get(privilege);
            return inherited != null && (inherited || !alsoBelow);
        }
        int slash = path.lastIndexOf('/');
        return !path.equals("/") && slash >= 0 && held(slash == 0 ? "/" : path.substring(0, slash), privilege, true);
    }
}
