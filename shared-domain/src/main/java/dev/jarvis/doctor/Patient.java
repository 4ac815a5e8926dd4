package dev.jarvis.doctor;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.Membership;
import dev.jarvis.proxmox.ProxmoxClient;
import dev.jarvis.proxmox.ProxmoxError;
import dev.jarvis.proxmox.ProxmoxSettings;
import java.util.List;

/** What is looked at: the cluster as far as it can be read. */
public sealed interface Patient {

    /** No cluster is configured, or its settings cannot be used. */
    record Nobody(String why) implements Patient {}

    /** It is configured and its members cannot be read. */
    record Unconscious(ProxmoxSettings settings, ProxmoxClient client, ProxmoxError error) implements Patient {}

    /**
     * It answers.
     *
     * @param membership who belongs to it, and who of them is there
     */
    record Awake(ProxmoxSettings settings, ProxmoxClient client, Membership membership) implements Patient {

        /** The nodes that can be asked. */
        public List<NodeName> online() {
            return membership.members().stream()
                    .filter(Membership.Member::online)
                    .map(Membership.Member::name)
                    .toList();
        }
    }
}
