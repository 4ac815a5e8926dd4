package dev.jarvis.proxmox;

import java.util.Optional;

/**
 * A systemd unit of a node, as Proxmox lists it.
 *
 * @param name as {@code pveproxy}, which is what the calls take
 * @param state systemd's sub-state: running, dead, exited …
 * @param activeState active, inactive, failed …; absent from old releases
 * @param unitState enabled, disabled, masked, not-found …; absent from old releases
 */
public record Service(
        String name,
        Optional<String> description,
        String state,
        Optional<String> activeState,
        Optional<String> unitState) {

    /** Whether it does its work. */
    public boolean isActive() {
        return activeState.map("active"::equals).orElse(state.equals("running"));
    }

    /** Whether it is there to be watched at all. */
    public boolean isInstalled() {
        return unitState
                .filter(word -> word.equals("not-found") || word.equals("masked"))
                .isEmpty();
    }
}
