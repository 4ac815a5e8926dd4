package dev.jarvis.jobs;

import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.SqliteLibrary;
import dev.jarvis.proxmox.ProxmoxException;
import dev.jarvis.settings.InvalidSetting;
import dev.jarvis.settings.Launch;
import dev.jarvis.settings.Settings;
import dev.jarvis.settings.SettingsFile;
import io.micronaut.configuration.picocli.MicronautFactory;
import io.micronaut.context.ApplicationContext;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
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
        try (var context = start(arguments, environment, system)) {
            return new CommandLine(JarvisCommand.class, new MicronautFactory(context))
                    .setOut(PlainWriter.over(out))
                    .setErr(PlainWriter.over(err))
                    .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                    .setExecutionExceptionHandler(plainly())
                    .execute(arguments);
        } catch (InvalidSetting invalid) {
            err.println("jarvis: " + invalid.getMessage());
            return ExitCode.USAGE.number();
        }
    }

    private static ApplicationContext start(String[] arguments, Map<String, String> environment, Properties system) {
        if (arguments.length == 0 || !arguments[0].equals(InitCommand.NAME)) {
            return Launch.start(Settings.of(environment, system), Map.of());
        }
        var file = InitCommand.fileMeantBy(arguments, environment.getOrDefault(SettingsFile.VARIABLE, ""));
        try {
            return Launch.start(withFile(file, environment, system), Map.of());
        } catch (InvalidSetting notThereOrBroken) {
            // The command that writes the settings file must not need it.
            var without = withFile(SettingsFile.NO_FILE, environment, system);
            return Launch.start(without.with(Map.of(SettingsFile.VARIABLE, file)), Map.of());
        }
    }

    private static Settings withFile(String file, Map<String, String> environment, Properties system) {
        var variables = new HashMap<>(environment);
        variables.put(SettingsFile.VARIABLE, file);
        return Settings.of(variables, system);
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
