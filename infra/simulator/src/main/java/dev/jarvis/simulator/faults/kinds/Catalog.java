package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.faults.FaultKind;
import java.util.List;

/** Every kind of fault. A new kind is a new file and one line here. */
public final class Catalog {

    private Catalog() {}

    /** All kinds. */
    public static List<FaultKind> kinds() {
        return List.of(new NodeDown(), new GuestCrash(), new GuestStop(), new SlowApi());
    }
}
