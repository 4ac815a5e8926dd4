package dev.jarvis.simulator.ssh.commands;

import dev.jarvis.simulator.ssh.NodeCommand;
import java.util.List;

/** Every program that is installed on the nodes. */
public final class Catalog {

    private Catalog() {}

    /** All of them. */
    public static List<NodeCommand> commands() {
        return List.of(
                new Cat(),
                new Df(),
                new Echo(),
                new FalseCommand(),
                new Free(),
                new Hostname(),
                new Journalctl(),
                new PctList(),
                new Pveversion(),
                new QmList(),
                new Sensors(),
                new Sleep(),
                new Stty(),
                new Systemctl(),
                new TrueCommand(),
                new Uname(),
                new Uptime());
    }
}
