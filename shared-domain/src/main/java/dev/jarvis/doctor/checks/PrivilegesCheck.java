package dev.jarvis.doctor.checks;

import dev.jarvis.doctor.Check;
import dev.jarvis.doctor.Diagnosis;
import dev.jarvis.doctor.Diagnosis.Verdict;
import dev.jarvis.doctor.Patient;
import dev.jarvis.proxmox.Grant;
import dev.jarvis.proxmox.Permissions;
import dev.jarvis.proxmox.Privileges;
import dev.jarvis.proxmox.ProxmoxClient;
import dev.jarvis.proxmox.ProxmoxException;
import dev.jarvis.proxmox.Requirement;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the token may not do, by name and object, with the commands that grant it. Any token may ask that of itself, also
 * one that may not read the cluster.
 */
@Singleton
@Order(5)
final class PrivilegesCheck implements Check {

    @Override
    public String name() {
        return "privileges";
    }

    @Override
    public List<Diagnosis> look(Patient patient) {
        return switch (patient) {
            case Patient.Nobody _ -> List.of(Diagnosis.note("not looked at: no cluster is named"));
            case Patient.Unconscious unconscious ->
                asked(unconscious.client(), unconscious.settings().tokenId());
            case Patient.Awake awake -> asked(awake.client(), awake.settings().tokenId());
        };
    }

    private static List<Diagnosis> asked(ProxmoxClient client, String tokenId) {
        try {
            return judge(client, tokenId);
        } catch (ProxmoxException unreachable) {
            return List.of(Diagnosis.note("not looked at: no host let us in"));
        }
    }

    private static List<Diagnosis> judge(ProxmoxClient client, String tokenId) {
        var held = client.access().permissions();
        var found = Stream.of(
                        new Purpose("to watch", Verdict.FAULT, Privileges.toWatch()),
                        new Purpose(
                                "to see updates and backups", Verdict.WARNING, Privileges.toWatchUpdatesAndBackups()),
                        new Purpose("to act", Verdict.WARNING, Privileges.toAct()))
                .flatMap(purpose -> lacking(client, tokenId, held, purpose).stream())
                .toList();
        return found.isEmpty() ? List.of(Diagnosis.ok("the token " + tokenId + " has all that JARVIS uses")) : found;
    }

    private record Purpose(String words, Verdict withoutIt, List<Requirement> needs) {}

    private static Optional<Diagnosis> lacking(
            ProxmoxClient client, String tokenId, Permissions held, Purpose purpose) {
        var missing = held.missing(purpose.needs());
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        var names = missing.stream().map(Requirement::toString).collect(Collectors.joining(", "));
        return Optional.of(new Diagnosis(
                purpose.withoutIt(),
                "the token " + tokenId + " lacks, " + purpose.words() + ": " + names,
                Grant.commands(tokenId, client.cluster().version(), missing, held)));
    }
}
