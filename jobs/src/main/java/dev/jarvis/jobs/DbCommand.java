package dev.jarvis.jobs;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code jarvis db}: the root of what is done with the database itself. */
@Command(
        name = "db",
        mixinStandardHelpOptions = true,
        description = "Backs up, restores, examines and counts the database, also while JARVIS runs.",
        subcommands = {DbBackupCommand.class, DbRestoreCommand.class, DbCheckCommand.class, DbStatsCommand.class})
final class DbCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "name what to do: db backup, db restore, db check or db stats");
    }
}
