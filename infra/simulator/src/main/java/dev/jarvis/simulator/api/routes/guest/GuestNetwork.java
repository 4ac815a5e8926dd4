package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.cluster.Guest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The interfaces that a guest shows from within: the loopback and its first card. */
record GuestNetwork(String name, String mac, String address, int prefix) {

    private static final Pattern MAC = Pattern.compile("([0-9A-F]{2}:){5}[0-9A-F]{2}");

    static List<GuestNetwork> of(Guest guest) {
        int vmid = guest.spec().vmid();
        Matcher mac = MAC.matcher(guest.config().get("net0").orElse(""));
        GuestNetwork loopback = new GuestNetwork("lo", "00:00:00:00:00:00", "127.0.0.1", 8);
        if (!mac.find()) {
            return List.of(loopback);
        }
        // A house has one network; more guests than it has addresses spill over into the next.
        String address = "192.168." + (1 + vmid / 250) + "." + (2 + vmid % 250);
        return List.of(loopback, new GuestNetwork("eth0", mac.group().toLowerCase(Locale.ROOT), address, 24));
    }
}
