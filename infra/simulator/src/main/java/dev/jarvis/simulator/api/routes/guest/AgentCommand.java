package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.json.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the agent can be asked, as in the path. What it answers is passed on as it came, truth as true and false. */
enum AgentCommand {
    GET_FSINFO("get-fsinfo") {
        @Override
        Object answer(ApiCall call, Guest guest) {
            long whole = guest.spec().diskBytes();
            return List.of(
                    fileSystem(
                            "sda1",
                            "/",
                            "ext4",
                            whole - (1L << 30),
                            call.cluster().load().disk(guest.spec(), call.now())),
                    fileSystem("sda15", "/boot/efi", "vfat", 130L << 20, 12L << 20));
        }
    },
    GET_HOST_NAME("get-host-name") {
        @Override
        Object answer(ApiCall call, Guest guest) {
            return new Row().with("host-name", guest.spec().name());
        }
    },
    GET_OSINFO("get-osinfo") {
        @Override
        Object answer(ApiCall call, Guest guest) {
            boolean windows = guest.config().get("ostype").orElse("").startsWith("win");
            return windows
                    ? new Row()
                            .with("id", "mswindows")
                            .with("name", "Microsoft Windows")
                            .with("pretty-name", "Windows 11 Pro")
                            .with("version", "Microsoft Windows 11")
                            .with("version-id", "11")
                            .with("kernel-release", "26100")
                            .with("kernel-version", "10.0")
                            .with("machine", "x86_64")
                            .with("variant", "client")
                            .with("variant-id", "client")
                    : new Row()
                            .with("id", "debian")
                            .with("name", "Debian GNU/Linux")
                            .with("pretty-name", "Debian GNU/Linux 13 (trixie)")
                            .with("version", "13 (trixie)")
                            .with("version-id", "13")
                            .with("kernel-release", "6.12.48+deb13-amd64")
                            .with("kernel-version", "#1 SMP PREEMPT_DYNAMIC Debian 6.12.48-1 (2025-09-20)")
                            .with("machine", "x86_64");
        }
    },
    GET_TIME("get-time") {
        @Override
        Object answer(ApiCall call, Guest guest) {
            return TimeUnit.MILLISECONDS.toNanos(call.now().toEpochMilli());
        }
    },
    GET_TIMEZONE("get-timezone") {
        @Override
        Object answer(ApiCall call, Guest guest) {
            return new Row().with("zone", "UTC").with("offset", 0);
        }
    },
    GET_USERS("get-users") {
        @Override
        Object answer(ApiCall call, Guest guest) {
            return List.of(new Row()
                    .with("user", "admin")
                    .with(
                            "login-time",
                            call.now()
                                    .minus(guest.uptimeAt(call.now()))
                                    .plus(Duration.ofSeconds(40))
                                    .getEpochSecond()));
        }
    },
    GET_VCPUS("get-vcpus") {
        @Override
        Object answer(ApiCall call, Guest guest) {
            List<Row> processors = new ArrayList<>();
            for (int number = 0; number < guest.spec().cores(); number++) {
                processors.add(new Row()
                        .with("logical-id", number)
                        .with("online", true)
                        .with("can-offline", number > 0));
            }
            return processors;
        }
    },
    INFO("info") {
        @Override
        Object answer(ApiCall call, Guest guest) {
            List<Row> commands = Stream.of(AgentCommand.values())
                    .map(command -> new Row()
                            .with("name", "guest-" + command.wire())
                            .with("enabled", true)
                            .with("success-response", command != SHUTDOWN))
                    .toList();
            return new Row().with("version", "10.0.3").with("supported_commands", commands);
        }
    },
    NETWORK_GET_INTERFACES("network-get-interfaces") {
        @Override
        Object answer(ApiCall call, Guest guest) {
            return GuestNetwork.of(guest).stream()
                    .map(each -> new Row()
                            .with("name", each.name())
                            .with("hardware-address", each.mac())
                            .with(
                                    "ip-addresses",
                                    List.of(new Row()
                                            .with("ip-address", each.address())
                                            .with("ip-address-type", "ipv4")
                                            .with("prefix", each.prefix()))))
                    .toList();
        }
    },
    PING("ping") {
        @Override
        Object answer(ApiCall call, Guest guest) {
            return new Row();
        }
    },
    FSFREEZE_STATUS("fsfreeze-status") {
        @Override
        Object answer(ApiCall call, Guest guest) {
            return "thawed";
        }
    },
    FSTRIM("fstrim") {
        @Override
        Object answer(ApiCall call, Guest guest) {
            return new Row()
                    .with(
                            "paths",
                            List.of(new Row()
                                    .with("path", "/")
                                    .with("minimum", 0)
                                    .with("trimmed", 1L << 28)));
        }
    },
    SHUTDOWN("shutdown") {
        @Override
        Object answer(ApiCall call, Guest guest) {
            call.cluster().guestPower().shutDownFromWithin(guest);
            return new Row();
        }
    };

    private final String wire;

    AgentCommand(String wire) {
        this.wire = wire;
    }

    /** As in the path. */
    String wire() {
        return wire;
    }

    static Optional<AgentCommand> of(String wire) {
        return Stream.of(values()).filter(command -> command.wire.equals(wire)).findFirst();
    }

    abstract Object answer(ApiCall call, Guest guest);

    private static Row fileSystem(String name, String mountPoint, String type, long total, long used) {
        return new Row()
                .with("name", name)
                .with("mountpoint", mountPoint)
                .with("type", type)
                .with("total-bytes", total)
                .with("used-bytes", used)
                .with(
                        "disk",
                        List.of(new Row()
                                .with("bus-type", "scsi")
                                .with("bus", 0)
                                .with("target", 0)
                                .with("unit", 0)
                                .with("dev", "/dev/" + name)));
    }
}
