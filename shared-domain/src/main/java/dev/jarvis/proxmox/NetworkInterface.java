package dev.jarvis.proxmox;

import java.util.List;
import java.util.Optional;

/**
 * A network interface of a node or of a guest.
 *
 * @param kind bridge, bond, eth …; absent for a guest's
 * @param active whether it is up; absent where nobody says
 * @param addresses with their prefix where it is known, as {@code 10.0.0.5/24}
 */
public record NetworkInterface(
        String name, Optional<String> kind, Optional<Boolean> active, Optional<String> mac, List<String> addresses) {

    public NetworkInterface {
        addresses = List.copyOf(addresses);
    }
}
