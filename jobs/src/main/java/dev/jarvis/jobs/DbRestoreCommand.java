package dev.jarvis.jobs;

import dev.jarvis.upkeep.Restore;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jarvis db restore}: puts a backup in the database's place. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description =
                "Puts a backup in the place of the database. JARVIS may run meanwhile: every open dashboard begins anew"
                        + " with what was restored. What is there now is kept beside it, under a name with the time.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:restored",
            "2:the file is no sound backup that this version can use, or there is not enough room; nothing has changed",
            "4:the database in place is locked or cannot be written; nothing has changed"
        })
final class DbRestoreCommand implements Callable<Integer> {

    private final Restore restore;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "a backup that jarvis db backup made")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Inject
    DbRestoreCommand(Restore restore) {
        this.restore = restore;
    }

    @Override
    public Integer call() {
        return switch (restore.from(file)) {
            case Restore.Outcome.Restored restored -> {
                tell(restored);
                yield ExitCode.DONE.number();
            }
            case Restore.Outcome.Refused refused -> {
                spec.commandLine().getErr().println("jarvis: " + refused.why());
                yield ExitCode.USAGE.number();
            }
        };
    }

    private void tell(Restore.Outcome.Restored restored) {
        var out = spec.commandLine().getOut();
        out.println("restored " + file + " into " + restored.file());
        restored.kept().ifPresent(kept -> {
            out.println("what was there is kept as " + kept);
            out.println("the password is that of the backup, unless JARVIS_PASSWORD is set");
        });
        if (restored.loginsEnded()) {
            out.println("every login has ended, since it cannot be known which were valid");
        }
    }
}
