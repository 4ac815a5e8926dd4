package dev.jarvis.doctor.checks;

import dev.jarvis.doctor.AtOnce;
import dev.jarvis.doctor.Check;
import dev.jarvis.doctor.Diagnosis;
import dev.jarvis.doctor.Patient;
import dev.jarvis.proxmox.HostProbe;
import dev.jarvis.proxmox.ProxmoxError;
import dev.jarvis.proxmox.ProxmoxException;
import dev.jarvis.proxmox.ProxmoxHost;
import dev.jarvis.proxmox.ProxmoxSettings;
import dev.jarvis.proxmox.Version;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Each host of {@code PROXMOX_NODES} by itself: whether it answers, shows the right certificate and takes the token. */
@Singleton
@Order(3)
final class HostsCheck implements Check {

    /** The oldest release whose schema the client is tested against. */
    private static final int OLDEST = 8;

    private final HostProbe probe;

    HostsCheck(HostProbe probe) {
        this.probe = probe;
    }

    @Override
    public String name() {
        return "hosts";
    }

    @Override
    public List<Diagnosis> look(Patient patient) {
        return switch (patient) {
            case Patient.Nobody nobody -> List.of(Diagnosis.fault(nobody.why(), "./jarvis init"));
            case Patient.Unconscious unconscious -> all(unconscious.settings());
            case Patient.Awake awake -> all(awake.settings());
        };
    }

    /** What a host answered to its token. */
    private sealed interface Answer {
        record Runs(Version version) implements Answer {}

        record Fails(ProxmoxError error) implements Answer {}
    }

    private List<Diagnosis> all(ProxmoxSettings settings) {
        var hosts = settings.nodes();
        var answers = AtOnce.each(hosts, host -> one(settings, host));
        var refusedTokens = new HashSet<String>();
        var found = new ArrayList<Diagnosis>();
        for (int index = 0; index < hosts.size(); index++) {
            found.add(diagnosis(settings, hosts.get(index), answers.get(index), refusedTokens));
        }
        return found;
    }

    private Answer one(ProxmoxSettings settings, ProxmoxHost host) {
        try {
            return new Answer.Runs(probe.version(settings, host));
        } catch (ProxmoxException unreadable) {
            return new Answer.Fails(unreadable.error());
        }
    }

    /** The cluster shares its users: a token that one host refuses all refuse, which is one fault and told once. */
    private static Diagnosis diagnosis(
            ProxmoxSettings settings, ProxmoxHost host, Answer answer, Set<String> refusedTokens) {
        return switch (answer) {
            case Answer.Runs(var version)
            when isOld(version) ->
                Diagnosis.warning(host + " runs Proxmox VE " + version.version() + "; JARVIS is made for " + OLDEST
                        + " and newer");
            case Answer.Runs(var version) -> Diagnosis.ok(host + " answers as Proxmox VE " + version.version());
            case Answer.Fails(ProxmoxError.Unauthorised _)
            when !refusedTokens.add(settings.tokenIdFor(host)) ->
                Diagnosis.note(host + " answers, and refuses the same token");
            case Answer.Fails(var error) -> Diagnosis.fault(error.text());
        };
    }

    private static boolean isOld(Version version) {
        return version.major() < OLDEST;
    }
}
