package dev.jarvis.jobs;

import dev.jarvis.settings.FileRefusal;
import dev.jarvis.settings.SettingsFile;
import dev.jarvis.setup.Person;
import dev.jarvis.setup.Setup;
import dev.jarvis.setup.SetupRefused;
import dev.jarvis.setup.Wishes;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jarvis init}: gets to know a cluster and writes the settings file. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Asks for your cluster, learns its certificates and SSH keys, checks the token, and writes the"
                + " settings file. What is given as a flag is not asked for.")
final class InitCommand implements Callable<Integer> {

    static final String NAME = "init";

    private static final String FILE = "--file";

    private final Setup setup;
    private final String named;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--hosts", split = ",", paramLabel = "HOST[:PORT]", description = "hosts of the cluster")
    private List<String> hosts = new ArrayList<>();

    @Option(names = "--token-id", paramLabel = "USER@REALM!NAME", description = "the API token")
    private @Nullable String tokenId;

    @Option(
            names = "--token-secret-file",
            paramLabel = "FILE",
            description = "a file that holds the token's secret, which never stands on a command line")
    private @Nullable Path tokenSecretFile;

    @Option(names = "--ssh-key", paramLabel = "FILE", description = "the private key that logs in to nodes")
    private @Nullable Path sshKey;

    @Option(names = "--no-ssh", description = "leaves SSH alone")
    private boolean noSsh;

    @Option(
            names = FILE,
            paramLabel = "FILE",
            description =
                    "the settings file; without it the one that JARVIS_SETTINGS names, or " + SettingsFile.DEFAULT)
    private @Nullable Path file;

    @Option(names = "--force", description = "changes a settings file that is there already")
    private boolean force;

    @Option(
            names = AtTheTerminal.YES,
            description =
                    "agrees to every certificate and key that is shown: for networks that are trusted as they are")
    private boolean yes;

    @Inject
    InitCommand(Setup setup, @Value("${jarvis.settings}") String named) {
        this.setup = setup;
        this.named = named;
    }

    /**
     * The file that is to be written, so that its other settings hold while it is.
     *
     * @param named what {@link SettingsFile#VARIABLE} says; blank for nothing
     */
    static String fileMeantBy(String[] arguments, String named) {
        for (int index = 0; index < arguments.length; index++) {
            if (arguments[index].startsWith(FILE + "=")) {
                return arguments[index].substring(FILE.length() + 1);
            }
            if (arguments[index].equals(FILE) && index + 1 < arguments.length) {
                return arguments[index + 1];
            }
        }
        return named.isBlank() || named.equals(SettingsFile.NO_FILE) ? SettingsFile.DEFAULT : named;
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try {
            var wishes = new Wishes(
                    hosts,
                    Optional.ofNullable(tokenId),
                    secret(),
                    Optional.ofNullable(sshKey),
                    noSsh,
                    file == null ? Path.of(named) : file,
                    force);
            setup.run(wishes, person());
            return ExitCode.DONE.number();
        } catch (SetupRefused refused) {
            out.flush();
            spec.commandLine().getErr().println("jarvis: " + refused.getMessage());
            return ExitCode.USAGE.number();
        }
    }

    private Optional<String> secret() throws SetupRefused {
        if (tokenSecretFile == null) {
            return Optional.empty();
        }
        try {
            var secret = Files.readString(tokenSecretFile).strip();
            if (secret.isEmpty()) {
                throw new SetupRefused("--token-secret-file: " + tokenSecretFile + " is empty");
            }
            return Optional.of(secret);
        } catch (IOException unreadable) {
            throw new SetupRefused("--token-secret-file: " + FileRefusal.inWords(unreadable));
        }
    }

    private Person person() {
        var console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        return new AtTheTerminal(spec.commandLine().getOut(), console, yes);
    }
}
