package dev.jarvis.net;

import java.util.List;

/** What came of waking a node: whether the call for it went out, not whether it woke; only looking at it shows that. */
public sealed interface WakeResult {

    /** In plain words, for a person. */
    String text();

    /**
     * The magic packet is on its way.
     *
     * @param to the addresses that took it
     */
    record Sent(MacAddress card, List<String> to) implements WakeResult {
        public Sent {
            to = List.copyOf(to);
        }

        @Override
        public String text() {
            return "a magic packet for " + card + " was sent to " + String.join(", ", to);
        }
    }

    /** The configured service has taken it over. */
    record Ordered(MacAddress card, String service) implements WakeResult {
        @Override
        public String text() {
            return service + " was told to wake " + card;
        }
    }

    /** Nothing went out. */
    record Failed(String text, boolean retryable) implements WakeResult {}
}
