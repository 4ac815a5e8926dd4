package dev.jarvis.jobs;

import dev.jarvis.settings.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root of all sub-commands; without one it says which there are. */
@Command(
        name = "jarvis",
        mixinStandardHelpOptions = true,
        version = "JARVIS " + Version.TEXT,
        description = "Looks after a Proxmox VE homelab.",
        subcommands = {
            StatusCommand.class,
            PollCommand.class,
            EventsCommand.class,
            InitCommand.class,
            DoctorCommand.class,
            DbCommand.class
        })
final class JarvisCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "name a command: status, poll, events, init, doctor or db");
    }
}
