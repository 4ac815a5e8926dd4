package dev.jarvis.doctor;

import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.proxmox.HostProbe;
import dev.jarvis.proxmox.ProxmoxClient;
import dev.jarvis.proxmox.ProxmoxException;
import dev.jarvis.proxmox.ProxmoxSettings;
import dev.jarvis.settings.InvalidSetting;
import dev.jarvis.settings.Launch;
import io.micronaut.context.exceptions.BeanContextException;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes every check, all at once. One that cannot be made hides no other, and nothing that was remembered holds one back.
 * Thread-safe.
 */
@Singleton
public final class Doctor {

    private static final Logger LOG = LoggerFactory.getLogger(Doctor.class);

    private final List<Check> checks;
    private final Provider<ProxmoxSettings> settings;
    private final HostProbe probe;

    @Inject
    Doctor(List<Check> checks, Provider<ProxmoxSettings> settings, HostProbe probe) {
        this.checks = List.copyOf(checks);
        this.settings = settings;
        this.probe = probe;
    }

    /**
     * What one check found.
     *
     * @param check its name
     */
    @Serdeable
    public record Result(String check, List<Diagnosis> diagnoses) {
        public Result {
            diagnoses = List.copyOf(diagnoses);
        }
    }

    /**
     * Looks at everything, and answers in the checks' order. Takes as long as the cluster takes to answer at all, and then
     * as its slowest host.
     */
    public List<Result> examine() {
        ProxmoxSettings known;
        try {
            known = settings.get();
        } catch (InvalidSetting | BeanContextException unusable) {
            return all(new Patient.Nobody(
                    Launch.explain(unusable, Optional.empty()).orElseThrow(() -> unusable)));
        }
        try (var client = probe.all(known)) {
            return all(patient(known, client));
        }
    }

    private List<Result> all(Patient patient) {
        return AtOnce.each(checks, check -> new Result(check.name(), made(check, patient)));
    }

    private static Patient patient(ProxmoxSettings known, ProxmoxClient client) {
        try {
            return new Patient.Awake(known, client, client.cluster().membership());
        } catch (ProxmoxException unreadable) {
            return new Patient.Unconscious(known, client, unreadable.error());
        }
    }

    private static List<Diagnosis> made(Check check, Patient patient) {
        try {
            return check.look(patient);
        } catch (ProxmoxException unreadable) {
            return List.of(Diagnosis.fault(unreadable.error().text()));
        } catch (DatabaseUnavailable unusable) {
            return List.of(Diagnosis.fault(String.valueOf(unusable.getMessage())));
        } catch (RuntimeException defect) {
            LOG.error("the check {} could not be made", check.name(), defect);
            return List.of(Diagnosis.fault("it could not be looked at, which is a fault of JARVIS: " + defect));
        }
    }
}
