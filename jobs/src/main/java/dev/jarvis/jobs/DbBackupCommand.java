package dev.jarvis.jobs;

import dev.jarvis.settings.FileSize;
import dev.jarvis.upkeep.Backup;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jarvis db backup}: copies the database into one file. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description =
                "Copies the database, as it is at one moment, into a file that only you may read. JARVIS may run meanwhile."
                        + " The copy is examined before it gets its name.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the backup is there, and sound",
            "1:it could not be finished, or is not sound; no file was changed",
            "2:it cannot be made there: the file exists, or its disk has not enough room",
            "4:the database cannot be read"
        })
final class DbBackupCommand implements Callable<Integer> {

    private final Backup backup;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "the backup that is made")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--force", description = "replaces FILE where it is there already")
    private boolean force;

    @Inject
    DbBackupCommand(Backup backup) {
        this.backup = backup;
    }

    @Override
    public Integer call() {
        return switch (backup.make(file, force)) {
            case Backup.Outcome.Made made -> {
                spec.commandLine()
                        .getOut()
                        .println("backup " + made.file() + ": " + FileSize.text(made.bytes()) + ", schema "
                                + made.schema() + ", examined and sound");
                yield ExitCode.DONE.number();
            }
            case Backup.Outcome.Refused refused -> told(refused.why(), ExitCode.USAGE);
            case Backup.Outcome.Failed failed -> told(failed.why(), ExitCode.SOME_FAILED);
        };
    }

    private int told(String why, ExitCode code) {
        spec.commandLine().getErr().println("jarvis: " + why);
        return code.number();
    }
}
