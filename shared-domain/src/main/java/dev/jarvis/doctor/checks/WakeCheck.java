package dev.jarvis.doctor.checks;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.doctor.AtOnce;
import dev.jarvis.doctor.ClusterCheck;
import dev.jarvis.doctor.Diagnosis;
import dev.jarvis.doctor.Patient;
import dev.jarvis.net.WakeSettings;
import dev.jarvis.proxmox.ProxmoxException;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.List;

/** Whether it is known which network card wakes each node. */
@Singleton
@Order(10)
final class WakeCheck extends ClusterCheck {

    private final WakeSettings settings;

    WakeCheck(WakeSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "wake-on-lan";
    }

    @Override
    protected List<Diagnosis> look(Patient.Awake cluster) {
        return AtOnce.each(cluster.online(), node -> one(cluster, node));
    }

    private Diagnosis one(Patient.Awake cluster, NodeName node) {
        if (settings.cards().containsKey(node)) {
            return Diagnosis.ok(node + " can be woken, NODE_MACS has its card");
        }
        try {
            return cluster.client()
                    .nodes()
                    .config(node)
                    .wakeMac()
                    .map(card -> Diagnosis.ok(node + " can be woken, its own configuration names its card"))
                    .orElseGet(() -> Diagnosis.warning(
                            node + " cannot be woken when it is off: nobody knows its network card",
                            "pvenode config set --wakeonlan MAC   (on " + node + "), or NODE_MACS=" + node + "=MAC"));
        } catch (ProxmoxException unreadable) {
            return Diagnosis.warning("the configuration of " + node + " cannot be read: "
                    + unreadable.error().text());
        }
    }
}
