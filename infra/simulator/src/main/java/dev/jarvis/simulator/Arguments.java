package dev.jarvis.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;

/** Reads the command line. */
sealed interface Arguments {

    /** What {@code --help} prints. */
    String USAGE = """
            usage: simulator [--port 8006] [--control 4008] [--nodes 4] [--guests 24] [--seed 1] [--bind 127.0.0.1]
                             [--certificates FOLDER] [--password FILE] [--scenario FILE]
                             [--clock real|stepped[:INSTANT]] [--boot-seconds 40]
                             [--ssh on|off]
                             [--ssh-port 0] [--authorized-keys FILE] [--wol-port PORT]
              --port     HTTPS port of the first node, the others follow; 0: the system chooses each
              --control  port of the control API on loopback; 0: the system chooses
              --nodes    number of nodes, 1..64
              --guests   number of guests, 0..10000
              --seed     seed of the load curves and of the token's secret
              --bind     address on which the nodes listen
              --certificates  folder that keeps the nodes' certificates, so that a restart is the same cluster
              --password  file whose first line is root@pam's password; without it, one is made from the seed
              --scenario FILE in JSON that says what the cluster is like and what befalls it
              --clock    real, or stepped: time stands still but for POST /clock; with an instant to begin at
              --boot-seconds  how long a node is away when it reboots or is woken, 1..3600
              --ssh      on or off: whether the nodes answer SSH
              --ssh-port port of the first node's SSH, the others follow; 0: the system chooses each
              --authorized-keys  file of the public keys that SSH lets in; without it, a key pair is made
              --wol-port UDP port that takes magic packets; 0: the system chooses""";

    /** Options to start with. */
    record Start(SimulatorOptions options) implements Arguments {}

    /** The user asks what there is. */
    record Help() implements Arguments {}

    /** Something is wrong, in one line. */
    record Wrong(String reason) implements Arguments {}

    /** Reads {@code --name value} and {@code --name=value}. */
    static Arguments read(List<String> words) {
        SimulatorOptions options = SimulatorOptions.defaults();
        for (int index = 0; index < words.size(); index++) {
            String word = words.get(index);
            if (word.equals("--help") || word.equals("-h")) {
                return new Help();
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (equals < 0 && index + 1 == words.size()) {
                return new Wrong(name + " needs a value; --help lists the options");
            }
            String value = equals < 0 ? words.get(++index) : word.substring(equals + 1);
            try {
                options = with(options, name, value);
            } catch (NumberFormatException notNumber) {
                return new Wrong(name + " must be a whole number, was '" + value + "'");
            } catch (IllegalArgumentException wrong) {
                return new Wrong(String.valueOf(wrong.getMessage()));
            }
        }
        return new Start(options);
    }

    private static SimulatorOptions with(SimulatorOptions options, String name, String value) {
        return switch (name) {
            case "--port" -> options.withPort(Integer.parseInt(value));
            case "--control" -> options.withControlPort(Integer.parseInt(value));
            case "--nodes" -> options.withNodes(Integer.parseInt(value));
            case "--guests" -> options.withGuests(Integer.parseInt(value));
            case "--seed" -> options.withSeed(Long.parseLong(value));
            case "--certificates" -> options.withCertificates(Path.of(value));
            case "--password" -> options.withPassword(firstLine(Path.of(value)));
            case "--ssh" -> options.withSsh(options.ssh().with(onOrOff(value)));
            case "--ssh-port" -> options.withSsh(options.ssh().withPort(Integer.parseInt(value)));
            case "--authorized-keys" -> options.withSsh(options.ssh().withAuthorizedKeys(Path.of(value)));
            case "--wol-port" -> options.withWakePort(Integer.parseInt(value));
            case "--bind" -> options.withBind(value);
            case "--scenario" -> options.withScenario(Path.of(value));
            case "--clock" -> clock(options, value);
            case "--boot-seconds" -> options.withBootTakes(Duration.ofSeconds(seconds(value)));
            default -> throw new IllegalArgumentException("unknown option " + name + "; --help lists the options");
        };
    }

    /** A password on the command line could be read by everybody on the machine. */
    private static String firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst()
                    .filter(line -> !line.isBlank())
                    .orElseThrow(() -> new IllegalArgumentException("--password: " + file + " is empty"));
        } catch (IOException | UncheckedIOException unreadable) {
            throw new IllegalArgumentException("--password: " + file + " cannot be read", unreadable);
        }
    }

    private static SimulatorOptions clock(SimulatorOptions options, String value) {
        if (value.equals("real")) {
            return options;
        }
        if (value.equals("stepped")) {
            return options.withTime(InstantSource.fixed(options.time().instant()));
        }
        try {
            if (value.startsWith("stepped:")) {
                return options.withTime(InstantSource.fixed(Instant.parse(value.substring("stepped:".length()))));
            }
        } catch (DateTimeParseException none) {
            throw new IllegalArgumentException(
                    "--clock stepped: takes an instant such as 2026-03-01T12:00:00Z, was '" + value + "'", none);
        }
        throw new IllegalArgumentException("--clock must be real, stepped or stepped:INSTANT, was '" + value + "'");
    }

    private static long seconds(String value) {
        long seconds = Long.parseLong(value);
        if (seconds < 1 || seconds > 3_600) {
            throw new IllegalArgumentException("--boot-seconds must be 1..3600, was " + value);
        }
        return seconds;
    }

    private static boolean onOrOff(String value) {
        return switch (value) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("--ssh must be on or off, was '" + value + "'");
        };
    }
}
