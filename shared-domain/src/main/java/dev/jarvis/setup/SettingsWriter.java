package dev.jarvis.setup;

import dev.jarvis.settings.FileRefusal;
import dev.jarvis.settings.PrivateFile;
import dev.jarvis.settings.SettingsFile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a settings file: whole or not at all, for its owner alone, and without touching what it does not know. */
@Singleton
final class SettingsWriter {

    /** What names a cluster: replaced together, so that no half of the old one is left. */
    private static final Set<String> OF_THE_CLUSTER = Set.of(
            "PROXMOX_NODES",
            "PROXMOX_TOKEN_ID",
            "PROXMOX_TOKEN_SECRET",
            "PROXMOX_TOKEN_SECRET_FILE",
            "PROXMOX_TOKENS",
            "PROXMOX_FINGERPRINTS",
            "PROXMOX_CA_FILE",
            "PROXMOX_VERIFY_SSL");

    private final InstantSource clock;

    @Inject
    SettingsWriter(InstantSource clock) {
        this.clock = clock;
    }

    /** Before anything is asked: whether a file that is there may be changed. */
    void refuseWhatIsNotMeant(Wishes wishes, Person person) throws SetupRefused {
        var file = wishes.file();
        if (Files.isDirectory(file)) {
            throw new SetupRefused(file + " is a folder: name a file with --file");
        }
        if (Files.exists(file)
                && !wishes.replace()
                && !person.agrees(
                        file + " is there already. Replace the cluster that it names, and keep its other settings?",
                        "--force")) {
            throw new SetupRefused("nothing was written: name another file with --file");
        }
    }

    void write(Path file, Map<String, String> settings) throws SetupRefused {
        try {
            var lines = new ArrayList<>(kept(file, settings.keySet()));
            lines.add("# Written by jarvis init on " + clock.instant().truncatedTo(ChronoUnit.SECONDS)
                    + ". What the environment says wins.");
            settings.forEach((name, value) -> lines.add(SettingsFile.line(name, value)));
            PrivateFile.replace(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
        } catch (IOException refused) {
            throw new SetupRefused(file + " cannot be written: " + FileRefusal.inWords(refused));
        }
    }

    /** The lines of the file as it was, without those that are written anew. */
    private static List<String> kept(Path file, Set<String> written) throws IOException {
        if (Files.notExists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream()
                .filter(line -> SettingsFile.nameIn(line)
                        .filter(name -> written.contains(name) || OF_THE_CLUSTER.contains(name))
                        .isEmpty())
                .filter(line -> !line.startsWith("# Written by jarvis init"))
                .toList();
    }
}
