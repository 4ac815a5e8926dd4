package dev.jarvis.simulator;

import java.nio.file.Path;
import java.util.List;

/** Reads the command line. */
sealed interface Arguments {

    /** What {@code --help} prints. */
    String USAGE = """
            usage: simulator [--port 8006] [--control 4008] [--nodes 4] [--guests 24] [--seed 1] [--bind 127.0.0.1]
                             [--certificates FOLDER]
              --port     HTTPS port of the first node, the others follow; 0: the system chooses each
              --control  port of the control API on loopback; 0: the system chooses
              --nodes    number of nodes, 1..64
              --guests   number of guests, 0..10000
              --seed     seed of the load curves and of the token's secret
              --bind     address on which the nodes listen
              --certificates  folder that keeps the nodes' certificates, so that a restart is the same cluster""";

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
            case "--bind" -> options.withBind(value);
            default -> throw new IllegalArgumentException("unknown option " + name + "; --help lists the options");
        };
    }
}
