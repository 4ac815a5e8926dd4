package dev.jarvis.jobs;

import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.SqliteLibrary;
import dev.jarvis.proxmox.ProxmoxException;
import dev.jarvis.settings.InvalidSetting;
import dev.jarvis.settings.Launch;
import dev.jarvis.settings.Settings;
import io.micronaut.configuration.picocli.MicronautFactory;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;

/** The command {@code jarvis}: reads the settings, runs one sub-command, and answers with its exit code. */
public final class Jarvis {

    private Jarvis() {}

    public static void main(String[] arguments) {
        SqliteLibrary.useTheOneBesideTheProgram();
        System.exit(run(
                arguments,
                System.getenv(),
                System.getProperties(),
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8)));
    }

    /** The same with everything given, for tests. */
    static int run(
            String[] arguments, Map<String, String> environment, Properties system, PrintWriter out, PrintWriter err) {
        try (var context = Launch.start(Settings.of(environment, system), Map.of())) {
            return new CommandLine(JarvisCommand.class, new MicronautFactory(context))
                    .setOut(out)
                    .setErr(err)
                    .setExecutionExceptionHandler(plainly())
                    .execute(arguments);
        } catch (InvalidSetting invalid) {
            err.println("jarvis: " + invalid.getMessage());
            return ExitCode.USAGE.number();
        }
    }

    /** Failures that a person can mend are one line; only a defect shows where it happened. */
    private static IExecutionExceptionHandler plainly() {
        return (failure, command, _) -> {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                switch (cause) {
                    case InvalidSetting invalid -> {
                        return told(command, invalid.getMessage(), ExitCode.USAGE);
                    }
                    case DatabaseUnavailable unavailable -> {
                        return told(command, unavailable.getMessage(), ExitCode.DATABASE);
                    }
                    case ProxmoxException unreachable -> {
                        return told(command, unreachable.error().text(), ExitCode.UNREACHABLE);
                    }
                    default -> {}
                }
            }
            throw failure;
        };
    }

    private static int told(CommandLine command, @Nullable String message, ExitCode code) {
        command.getErr().println("jarvis: " + message);
        return code.number();
    }
}
