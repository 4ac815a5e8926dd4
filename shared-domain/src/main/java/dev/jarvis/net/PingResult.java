package dev.jarvis.net;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a host is there. */
public sealed interface PingResult {

    /** In plain words, for a person. */
    String text();

    /** Whether anything was heard of it. A refused connection counts: only a host that lives refuses. */
    default boolean alive() {
        return false;
    }

    /** It was asked, by every means there is. */
    record Asked(String host, List<Probe> probes) implements PingResult {
        public Asked {
            probes = List.copyOf(probes);
        }

        @Override
        public boolean alive() {
            return fastest().isPresent();
        }

        /** How long the quickest answer took. */
        public Optional<Duration> fastest() {
            return probes.stream().flatMap(probe -> probe.took().stream()).min(Duration::compareTo);
        }

        @Override
        public String text() {
            return host
                    + (alive() ? " is there: " : " does not answer: ")
                    + probes.stream().map(Probe::text).collect(Collectors.joining(", "));
        }
    }

    /** It could not be asked: its name is none, or is not known. */
    record NotAsked(String host, String text) implements PingResult {}

    /**
     * One question to one address.
     *
     * @param means {@code TCP 8006} or {@code ICMP}
     * @param address the IP address
     */
    record Probe(String means, String address, Answer answer) {

        /** Round trip, when there was any answer. */
        Optional<Duration> took() {
            return switch (answer) {
                case Answer.Accepted(Duration took) -> Optional.of(took);
                case Answer.Refused(Duration took) -> Optional.of(took);
                case Answer.Silent _, Answer.NotPossible _ -> Optional.empty();
            };
        }

        String text() {
            return means + " at " + address + " " + answer.text();
        }
    }

    /** What came back. */
    sealed interface Answer {
        String text();

        /** A connection, or an echo. */
        record Accepted(Duration took) implements Answer {
            @Override
            public String text() {
                return "answered in " + milliseconds(took);
            }
        }

        /** The host lives, and nothing listens there. */
        record Refused(Duration took) implements Answer {
            @Override
            public String text() {
                return "refused in " + milliseconds(took);
            }
        }

        /** Nothing within the time, or a router said that nothing will. */
        record Silent(String reason) implements Answer {
            @Override
            public String text() {
                return reason;
            }
        }

        /** This process may not, or cannot, ask in this way. */
        record NotPossible(String reason) implements Answer {
            @Override
            public String text() {
                return "not asked (" + reason + ")";
            }
        }

        private static String milliseconds(Duration took) {
            return Math.round(took.toNanos() / 10_000.0) / 100.0 + " ms";
        }
    }
}
