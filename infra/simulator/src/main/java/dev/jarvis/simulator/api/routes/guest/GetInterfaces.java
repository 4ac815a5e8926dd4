package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.json.Row;
import java.util.List;

/** The network interfaces of a container, as its own kernel shows them. */
record GetInterfaces(GuestType type) implements GuestRoute {

    @Override
    public String below() {
        return "/interfaces";
    }

    @Override
    public List<String> privileges() {
        return List.of("VM.Audit");
    }

    @Override
    public Outcome answer(ApiCall call, Guest guest) {
        if (!guest.running()) {
            return Outcome.done();
        }
        return Outcome.data(GuestNetwork.of(guest).stream()
                .map(each -> new Row()
                        .with("name", each.name())
                        .with("hwaddr", each.mac())
                        .with("hardware-address", each.mac())
                        .with("inet", each.address() + "/" + each.prefix())
                        .with(
                                "ip-addresses",
                                List.of(new Row()
                                        .with("ip-address", each.address())
                                        .with("ip-address-type", "inet")
                                        .with("prefix", each.prefix()))))
                .toList());
    }
}
