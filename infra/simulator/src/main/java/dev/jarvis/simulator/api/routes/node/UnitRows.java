package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.json.Row;
import dev.jarvis.simulator.node.Unit;

/** A service as the API shows it, and the names that it takes. */
final class UnitRows {

    /** The parameter in paths of one service. */
    static final String PARAMETER = "service chrony|corosync|cron|ksmtuned|lxcfs|postfix|proxmox-firewall|pve-cluster"
            + "|pve-firewall|pve-ha-crm|pve-ha-lrm|pve-lxc-syscalld|pvedaemon|pvefw-logger|pveproxy|pvescheduler"
            + "|pvestatd|qmeventd|spiceproxy|sshd|syslog|systemd-journald|systemd-timesyncd";

    private UnitRows() {}

    static Row row(Unit unit) {
        return new Row()
                .with("service", unit.name())
                .with("name", unit.name())
                .with("desc", unit.description())
                .with("state", unit.state().sub())
                .with("active-state", unit.state().active())
                .with("unit-state", unit.fileState());
    }
}
