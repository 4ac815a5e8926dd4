package dev.jarvis.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where this machine can broadcast to, as it is at this moment. */
@FunctionalInterface
interface Broadcasts {

    /** Every address to send to, without repetition. */
    List<InetAddress> all() throws IOException;

    /** Of every interface that is up, and 255.255.255.255. */
    static List<InetAddress> ofThisMachine() throws IOException {
        Set<InetAddress> found = new LinkedHashSet<>();
        for (var card : NetworkInterface.networkInterfaces().toList()) {
            if (card.isUp() && !card.isLoopback()) {
                card.getInterfaceAddresses().stream()
                        .map(InterfaceAddress::getBroadcast)
                        .flatMap(address -> Optional.ofNullable(address).stream())
                        .forEach(found::add);
            }
        }
        found.add(InetAddress.getByAddress(new byte[] {-1, -1, -1, -1}));
        return new ArrayList<>(found);
    }
}
