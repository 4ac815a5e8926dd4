package dev.jarvis.doctor.checks;

import dev.jarvis.doctor.Check;
import dev.jarvis.doctor.Diagnosis;
import dev.jarvis.doctor.Patient;
import dev.jarvis.proxmox.Membership;
import dev.jarvis.proxmox.ProxmoxError;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Whether the cluster has a majority and its nodes are there. */
@Singleton
@Order(4)
final class QuorumCheck implements Check {

    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public List<Diagnosis> look(Patient patient) {
        return switch (patient) {
            case Patient.Nobody _ -> List.of(Diagnosis.note("not looked at: no cluster is named"));
            case Patient.Unconscious unconscious -> List.of(unread(unconscious.error()));
            case Patient.Awake awake -> members(awake.membership());
        };
    }

    /** What is wrong with a host is told by the check of the hosts. */
    private static Diagnosis unread(ProxmoxError error) {
        return switch (error) {
            case ProxmoxError.Unreachable _, ProxmoxError.Untrusted _, ProxmoxError.Unauthorised _ ->
                Diagnosis.note("not looked at: no host let us in");
            default -> Diagnosis.fault("the cluster's members cannot be read: " + error.text());
        };
    }

    private static List<Diagnosis> members(Membership membership) {
        var found = new ArrayList<Diagnosis>();
        if (membership.quorate().isPresent() && !membership.quorate().get()) {
            found.add(Diagnosis.fault(
                    "the cluster has lost its quorum: nothing can be changed until a majority is back"));
        }
        membership.members().stream()
                .filter(member -> !member.online())
                .map(Membership.Member::name)
                .forEach(name -> found.add(Diagnosis.warning("node " + name + " is offline, it was not looked at")));
        if (found.isEmpty()) {
            var name = membership
                    .clusterName()
                    .map(text -> "cluster " + text + ": ")
                    .orElse("");
            found.add(Diagnosis.ok(name + "all " + membership.members().size() + " nodes online"));
        }
        return found;
    }
}
