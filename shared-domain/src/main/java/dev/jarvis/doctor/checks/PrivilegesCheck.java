package dev.jarvis.doctor.checks;

import dev.jarvis.doctor.AtOnce;
import dev.jarvis.doctor.Check;
import dev.jarvis.doctor.Diagnosis;
import dev.jarvis.doctor.Diagnosis.Verdict;
import dev.jarvis.doctor.Patient;
import dev.jarvis.proxmox.Grant;
import dev.jarvis.proxmox.HostProbe;
import dev.jarvis.proxmox.Permissions;
import dev.jarvis.proxmox.Privileges;
import dev.jarvis.proxmox.ProxmoxClient;
import dev.jarvis.proxmox.ProxmoxException;
import dev.jarvis.proxmox.ProxmoxSettings;
import dev.jarvis.proxmox.Requirement;
import dev.jarvis.proxmox.Version;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each token may not do, by name and object, with the commands that grant it. Any token may ask that of itself, also
 * one that may not read the cluster.
 */
@Singleton
@Order(5)
final class PrivilegesCheck implements Check {

    private final HostProbe probe;

    PrivilegesCheck(HostProbe probe) {
        this.probe = probe;
    }

    @Override
    public String name() {
        return "privileges";
    }

    @Override
    public List<Diagnosis> look(Patient patient) {
        return switch (patient) {
            case Patient.Nobody _ -> List.of(Diagnosis.note("not looked at: no cluster is named"));
            case Patient.Unconscious unconscious -> all(unconscious.settings());
            case Patient.Awake awake -> all(awake.settings());
        };
    }

    private List<Diagnosis> all(ProxmoxSettings settings) {
        return AtOnce.each(settings.tokenIds(), tokenId -> one(settings.onlyWith(tokenId), tokenId)).stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<Diagnosis> one(ProxmoxSettings settings, String tokenId) {
        try (var client = probe.all(settings)) {
            return judge(client, tokenId);
        } catch (ProxmoxException unreachable) {
            return List.of(Diagnosis.note("not looked at: no host let " + tokenId + " in"));
        }
    }

    private static List<Diagnosis> judge(ProxmoxClient client, String tokenId) {
        var held = client.access().permissions();
        var release = client.cluster().version();
        var found = Stream.of(
                        new Purpose("to watch", Verdict.FAULT, Privileges.toWatch()),
                        new Purpose(
                                "to see updates and backups", Verdict.WARNING, Privileges.toWatchUpdatesAndBackups()),
                        new Purpose("to act", Verdict.WARNING, Privileges.toAct()))
                .flatMap(purpose -> lacking(release, tokenId, held, purpose).stream())
                .toList();
        return found.isEmpty() ? List.of(Diagnosis.ok("the token " + tokenId + " has all that JARVIS uses")) : found;
    }

    private record Purpose(String words, Verdict withoutIt, List<Requirement> needs) {}

    private static Optional<Diagnosis> lacking(Version release, String tokenId, Permissions held, Purpose purpose) {
        var missing = held.missing(purpose.needs());
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        var names = missing.stream().map(Requirement::toString).collect(Collectors.joining(", "));
        return Optional.of(new Diagnosis(
                purpose.withoutIt(),
                "the token " + tokenId + " lacks, " + purpose.words() + ": " + names,
                Grant.commands(tokenId, release, missing, held)));
    }
}
