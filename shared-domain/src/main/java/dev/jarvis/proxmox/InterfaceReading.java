package dev.jarvis.proxmox;

import dev.jarvis.proxmox.Wire.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Network interfaces, which nodes, guest agents and containers each write in their own way. */
final class InterfaceReading {

    private InterfaceReading() {}

    static Optional<NetworkInterface> ofNode(Row row) {
        var addresses = new ArrayList<String>();
        row.text("cidr").or(() -> row.text("address")).ifPresent(addresses::add);
        row.text("cidr6").or(() -> row.text("address6")).ifPresent(addresses::add);
        return row.text("iface")
                .map(name -> new NetworkInterface(
                        name, row.text("type"), Optional.of(row.isSet("active")), Optional.empty(), addresses));
    }

    /** As the QEMU guest agent says it; containers do so as well since they list {@code ip-addresses}. */
    static Optional<NetworkInterface> ofGuest(Row row) {
        var addresses = new ArrayList<String>();
        row.value("ip-addresses")
                .ifPresent(list -> Wire.rows(list).forEach(address -> addresses.addAll(address(address))));
        if (addresses.isEmpty()) {
            row.text("inet").ifPresent(addresses::add);
            row.text("inet6").ifPresent(addresses::add);
        }
        var mac = row.text("hardware-address").or(() -> row.text("hwaddr"));
        return row.text("name")
                .map(name -> new NetworkInterface(name, Optional.empty(), Optional.empty(), mac, addresses));
    }

    private static List<String> address(Row row) {
        return row
                .text("ip-address")
                .map(address ->
                        row.text("prefix").map(prefix -> address + "/" + prefix).orElse(address))
                .stream()
                .toList();
    }
}
