package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.Wire.Row;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Asks the QEMU guest agent inside a virtual machine. That one is configured is not to say that it answers: a machine
 * whose agent is silent costs some seconds each time. Safe to use from several threads.
 */
public final class Agent {

    private final Calls calls;

    Agent(Calls calls) {
        this.calls = calls;
    }

    /** Whether it answers, and why not. Any other failure is thrown. */
    public AgentState ping(NodeName node, GuestId machine) {
        try {
            calls.data(ApiCall.post(address(node, machine), "agent", "ping"));
            return AgentState.ANSWERS;
        } catch (ProxmoxException failure) {
            // Agent.pm:110-112; a qmp command that fails is an agent that took too long.
            var text = failure.error().text();
            if (text.contains("No QEMU guest agent configured")) {
                return AgentState.NOT_CONFIGURED;
            }
            if (text.contains("is not running") && !text.contains("QEMU guest agent")) {
                return AgentState.GUEST_STOPPED;
            }
            if (text.contains("QEMU guest agent is not running") || text.contains("guest-ping")) {
                return AgentState.SILENT;
            }
            throw failure;
        }
    }

    /** The file systems that are mounted inside, each device once. */
    public List<GuestFileSystem> fileSystems(NodeName node, GuestId machine) {
        return results(node, machine, "get-fsinfo").stream()
                .filter(row -> row.text("mountpoint").isPresent())
                .collect(Collectors.toMap(
                        row -> row.text("name").orElse(row.text("mountpoint").orElse("")),
                        Agent::fileSystem,
                        (one, other) ->
                                one.mountPoint().length() <= other.mountPoint().length() ? one : other))
                .values()
                .stream()
                .sorted(Comparator.comparing(GuestFileSystem::mountPoint))
                .toList();
    }

    /** Which operating system runs inside. */
    public GuestSystem operatingSystem(NodeName node, GuestId machine) {
        var said = calls.row(ApiCall.getFrom(address(node, machine), "agent", "get-osinfo"));
        var row = said.object("result").orElse(said);
        return new GuestSystem(
                row.text("id"),
                row.text("pretty-name").or(() -> row.text("name")),
                row.text("version-id").or(() -> row.text("version")),
                row.text("kernel-release"));
    }

    /** The network interfaces inside, with their addresses. */
    public List<NetworkInterface> interfaces(NodeName node, GuestId machine) {
        return results(node, machine, "network-get-interfaces").stream()
                .flatMap(row -> InterfaceReading.ofGuest(row).stream())
                .toList();
    }

    private List<Row> results(NodeName node, GuestId machine, String command) {
        return calls.row(ApiCall.getFrom(address(node, machine), "agent", command))
                .rows("result");
    }

    private static GuestAddress address(NodeName node, GuestId machine) {
        return new GuestAddress(node, GuestType.QEMU, machine);
    }

    private static GuestFileSystem fileSystem(Row row) {
        return new GuestFileSystem(
                row.text("mountpoint").orElse(""),
                row.text("type").orElse(""),
                row.whole("used-bytes"),
                row.whole("total-bytes"));
    }
}
