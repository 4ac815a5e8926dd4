package dev.jarvis.standalone;

import dev.jarvis.functions.FirstUse.Outcome;
import dev.jarvis.settings.Version;
import java.io.PrintStream;
import java.net.URI;
import java.util.Optional;

/** What the person who started JARVIS reads: where it is, how to get in, what it watches. */
record Screen(PrintStream out, URI address, Optional<Demo> demo) {

    void show(Outcome outcome) {
        line("");
        line("  JARVIS " + Version.TEXT + "   " + watched());
        line("");
        line("  Dashboard   " + address);
        switch (outcome) {
            case Outcome.Ready ready -> line("  Log in      " + login(ready));
            case Outcome.Degraded degraded -> {
                line("  DEGRADED    " + degraded.why());
                line("              It is tried again; until then nothing can be recorded and nobody can log in.");
            }
        }
        demo.ifPresent(simulated -> line("  Faults      POST http://127.0.0.1:"
                + simulated.simulator().controlPort() + "/faults {\"kind\": \"guest-crash\", \"vmid\": 101}"));
        line("");
        line("  Ctrl-C stops.");
        line("");
    }

    void showLater(Outcome.Ready ready) {
        line("  The database can be used now. Log in      " + login(ready));
    }

    private String watched() {
        return demo.map(simulated -> "DEMO CLUSTER: "
                        + simulated.simulator().nodes().size() + " simulated nodes, because PROXMOX_NODES is not set")
                .orElse("watching the cluster of PROXMOX_NODES");
    }

    private static String login(Outcome.Ready ready) {
        return ready.made()
                .map(password -> "password " + password + "   (made just now and shown this once)")
                .orElse("with your password");
    }

    private void line(String text) {
        out.println(text);
    }
}
