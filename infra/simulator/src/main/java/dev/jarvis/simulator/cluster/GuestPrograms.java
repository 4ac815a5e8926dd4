package dev.jarvis.simulator.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The few programs that can be run inside a machine by its agent. Guarded by the cluster's lock. */
public final class GuestPrograms {

    private final Map<Long, Program> running = new TreeMap<>();
    private long lastPid = 700;

    /** A program with its end, as it will be. */
    public record Program(Instant end, int exitCode, String output) {}

    /** Starts a program; empty when the machine does not have it. */
    public Optional<Long> start(List<String> command, String input, GuestSpec guest, Instant now) {
        List<String> arguments = command.subList(1, command.size());
        Optional<Program> program = switch (command.getFirst().replaceFirst("^(/usr)?/bin/", "")) {
            case "true" -> program(now, 0, "");
            case "false" -> program(now, 1, "");
            case "echo" -> program(now, 0, String.join(" ", arguments) + "\n");
            case "cat" -> program(now, 0, input);
            case "hostname" -> program(now, 0, guest.name() + "\n");
            case "sleep" -> program(now.plus(seconds(arguments)), 0, "");
            default -> Optional.empty();
        };
        return program.map(started -> {
            lastPid += 3;
            running.put(lastPid, started);
            return lastPid;
        });
    }

    /** A program by its process id; one that has ended is forgotten with the asking. */
    public Optional<Program> ask(long pid, Instant now) {
        Optional<Program> program = Optional.ofNullable(running.get(pid));
        program.filter(found -> !found.end().isAfter(now)).ifPresent(ended -> running.remove(pid));
        return program;
    }

    private static Optional<Program> program(Instant end, int exitCode, String output) {
        return Optional.of(new Program(end, exitCode, output));
    }

    private static Duration seconds(List<String> arguments) {
        return arguments.isEmpty() || !arguments.getFirst().matches("\\d{1,6}")
                ? Duration.ZERO
                : Duration.ofSeconds(Long.parseLong(arguments.getFirst()));
    }
}
