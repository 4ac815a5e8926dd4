package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.routes.Index;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.cluster.PowerAction;
import java.util.ArrayList;
import java.util.List;

/** Every route of machines and containers. */
public final class GuestRoutes {

    private GuestRoutes() {}

    /** All of them. */
    public static List<ApiRoute> all() {
        List<ApiRoute> routes = new ArrayList<>();
        for (GuestType type : GuestType.values()) {
            addBoth(routes, type);
        }
        addOfMachines(routes);
        routes.addAll(List.of(new StartAll(), new StopAll(), new SuspendAll(), new MigrateAll()));
        routes.add(new GetInterfaces(GuestType.LXC));
        return List.copyOf(routes);
    }

    private static void addBoth(List<ApiRoute> routes, GuestType type) {
        String guest = "/nodes/{node}/" + type.wire() + "/{vmid}";
        boolean machine = type == GuestType.QEMU;
        routes.add(new ListGuests(type));
        routes.add(new CreateGuest(type));
        routes.add(new DeleteGuest(type));
        routes.add(Index.proxied(
                guest,
                "subdir",
                machine
                        ? "config cloudinit pending status unlink vncproxy termproxy migrate resize move rrd rrddata"
                                + " monitor agent snapshot spiceproxy sendkey firewall mtunnel remote_migrate dbus-vmstate"
                        : "config pending status vncproxy termproxy vncwebsocket spiceproxy migrate clone move_volume rrd"
                                + " rrddata firewall snapshot resize interfaces mtunnel remote_migrate"));
        routes.add(Index.proxied(
                guest + "/status",
                "subdir",
                machine ? "current start stop reset shutdown suspend reboot" : "current start stop shutdown migrate"));
        routes.add(new GetGuestStatus(type));
        for (PowerAction action : PowerAction.values()) {
            boolean twice = action == PowerAction.HIBERNATE;
            if (!twice && (machine || action != PowerAction.RESET)) {
                routes.add(new ChangeGuestPower(type, action));
            }
        }
        routes.add(new GetGuestConfig(type));
        routes.add(new ChangeGuestConfig(type, "PUT"));
        routes.add(new GetPending(type));
        routes.add(new CloneGuest(type));
        routes.add(new ResizeDisk(type));
        routes.add(new GetFeature(type));
        routes.add(new GetMigration(type));
        routes.add(new MigrateGuest(type));
        routes.add(new ListSnapshots(type));
        routes.add(new CreateSnapshot(type));
        routes.add(new DeleteSnapshot(type));
        routes.add(new RollBack(type));
        routes.add(new GetSnapshotConfig(type));
        routes.add(new DescribeSnapshot(type));
        routes.add(Index.of(guest + "/snapshot/{snapname}", "cmd", "rollback config"));
        routes.add(new GetGuestCurve(type));
        routes.add(new OpenConsole(type, "termproxy"));
        routes.add(new OpenConsole(type, "vncproxy"));
        routes.add(new JoinConsole(type));
    }

    private static void addOfMachines(List<ApiRoute> routes) {
        routes.add(new ChangeGuestConfig(GuestType.QEMU, "POST"));
        routes.add(Index.proxied(
                "/nodes/{node}/qemu/{vmid}/agent",
                "name",
                "exec exec-status file-read file-write fsfreeze-freeze fsfreeze-status fsfreeze-thaw fstrim get-fsinfo"
                        + " get-host-name get-memory-block-info get-memory-blocks get-osinfo get-time get-timezone"
                        + " get-users get-vcpus info network-get-interfaces ping set-user-password shutdown suspend-disk"
                        + " suspend-hybrid suspend-ram"));
        for (AgentCommand command : AgentCommand.values()) {
            boolean acts = command == AgentCommand.PING
                    || command == AgentCommand.SHUTDOWN
                    || command == AgentCommand.FSTRIM
                    || command == AgentCommand.FSFREEZE_STATUS;
            routes.add(new AskAgent(command, acts ? "POST" : "GET"));
        }
        routes.add(new OrderAgent());
        routes.add(new StartInGuest());
        routes.add(new WatchInGuest());
    }
}
