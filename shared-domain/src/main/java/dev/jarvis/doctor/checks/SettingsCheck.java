package dev.jarvis.doctor.checks;

import dev.jarvis.doctor.Check;
import dev.jarvis.doctor.Diagnosis;
import dev.jarvis.doctor.Patient;
import dev.jarvis.settings.SettingsFile;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;

/** Where the settings come from, and whether the file's secrets are its owner's alone. */
@Singleton
@Order(0)
final class SettingsCheck implements Check {

    private final String named;

    SettingsCheck(@Value("${jarvis.settings}") String named) {
        this.named = named;
    }

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public List<Diagnosis> look(Patient patient) {
        return List.of(SettingsFile.meantBy(named)
                .map(SettingsCheck::file)
                .orElseGet(() -> Diagnosis.ok("from the environment alone, there is no " + SettingsFile.DEFAULT)));
    }

    private static Diagnosis file(Path file) {
        try {
            var others = Files.getPosixFilePermissions(file).stream()
                    .filter(permission -> permission != PosixFilePermission.OWNER_READ
                            && permission != PosixFilePermission.OWNER_WRITE)
                    .toList();
            return others.isEmpty()
                    ? Diagnosis.ok("from " + file + ", which only its owner may read")
                    : Diagnosis.warning(file + " holds secrets and is open to others", "chmod 600 " + file);
        } catch (UnsupportedOperationException notPosix) {
            return Diagnosis.ok("from " + file);
        } catch (IOException unreadable) {
            return Diagnosis.fault(file + " cannot be looked at: " + unreadable.getMessage());
        }
    }
}
