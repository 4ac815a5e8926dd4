package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.cluster.ConfigReading;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lets a disk grow, to a size or by one. */
record ResizeDisk(GuestType type) implements GuestRoute {

    private static final Pattern SIZE = Pattern.compile("(\\+?)(\\d+(?:\\.\\d+)?)([KMGT]?)");

    @Override
    public String method() {
        return "PUT";
    }

    @Override
    public String below() {
        return "/resize";
    }

    @Override
    public List<String> privileges() {
        return List.of("VM.Config.Disk");
    }

    @Override
    public boolean anyPrivilege() {
        return type == GuestType.LXC;
    }

    @Override
    public List<Parameter> parameters() {
        String disks = (type == GuestType.QEMU
                        ? Stream.of(
                                names("ide", 4),
                                names("scsi", 31),
                                names("virtio", 16),
                                names("sata", 6),
                                Stream.of("efidisk0", "tpmstate0"))
                        : Stream.of(Stream.of("rootfs"), names("mp", 256)))
                .flatMap(all -> all)
                .collect(Collectors.joining("|"));
        return ParameterNotation.ofGuest("digest? text<=40; disk " + disks + "; size text"
                + (type == GuestType.QEMU ? "; skiplock? boolean" : ""));
    }

    @Override
    public Outcome answer(ApiCall call, Guest guest) {
        String disk = call.text("disk").orElseThrow();
        String drive = guest.config().get(disk).orElse("");
        Matcher size = SIZE.matcher(call.text("size").orElseThrow());
        if (!size.matches()) {
            return Outcome.badParameters(Map.of("size", "value does not match the regex pattern"));
        }
        Optional<String> locked = guest.lockRefusal().filter(text -> !call.flag("skiplock"));
        if (locked.isPresent()) {
            return Outcome.died(locked.get());
        }
        if (drive.isEmpty()) {
            return Outcome.died("disk '" + disk + "' does not exist");
        }
        long before = ConfigReading.sizeOf(drive);
        long bytes = ConfigReading.bytes(size.group(2), size.group(3));
        long after = size.group(1).isEmpty() ? bytes : before + bytes;
        if (after < before) {
            return Outcome.died("shrinking disks is not supported");
        }
        return Outcome.data(call.cluster()
                .work(call.node(), "resize", String.valueOf(guest.spec().vmid()), call.caller())
                .after(Duration.ofSeconds(1), () -> {
                    guest.config().set(disk, drive.replaceFirst("(^|,)size=[^,]*", "$1size=" + (after >> 30) + "G"));
                    guest.reread();
                })
                .begin()
                .upid()
                .text());
    }

    private static Stream<String> names(String stem, int count) {
        return IntStream.range(0, count).mapToObj(number -> stem + number);
    }
}
