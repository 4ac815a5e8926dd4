package dev.jarvis.simulator.api;

import dev.jarvis.simulator.json.Json;
import java.util.Map;
import java.util.OptionalInt;

/** What came of a call, before it is put into Proxmox's envelope. */
public sealed interface Outcome {

    /** Success; {@code total} stands beside the data where lists are cut into pages. */
    record Data(Object value, OptionalInt total) implements Outcome {}

    /** An error with its text, and one text per parameter where parameters were wrong. */
    record Refused(int status, String message, Map<String, String> errors) implements Outcome {
        /** Keeps the errors as they are now. */
        public Refused {
            errors = Map.copyOf(errors);
        }
    }

    /** The node that should have answered does not: one of the pseudo codes of Proxmox's own HTTP client. */
    record Unreachable(int status, String reason) implements Outcome {}

    /** Success with this value. */
    static Outcome data(Object value) {
        return new Data(value, OptionalInt.empty());
    }

    /** A page of a list, with the length of the whole. */
    static Outcome page(Object value, int total) {
        return new Data(value, OptionalInt.of(total));
    }

    /** What a Perl {@code die} becomes: 500 with its text, which ends in a line break. */
    static Outcome died(String text) {
        return new Refused(500, text + "\n", Map.of());
    }

    /** Wrong parameters. */
    static Outcome badParameters(Map<String, String> errors) {
        return new Refused(400, "Parameter verification failed.\n", errors);
    }

    /** The caller lacks a right; {@code what} names path and privilege, or is empty. */
    static Outcome forbidden(String what) {
        String named = what.isEmpty() ? "" : " (" + what + ")";
        return new Refused(403, "Permission check failed" + named + "\n", Map.of());
    }

    /** What changes the cluster fails while its majority is missing. */
    static Outcome noQuorum() {
        return died("cluster not ready - no quorum?");
    }

    /** The nothing that Proxmox answers to most changes. */
    static Outcome done() {
        return data(Json.NULL);
    }

    /** A path or method that does not exist. */
    static Outcome notImplemented(String method, String path) {
        return new Refused(501, "Method '" + method + " " + path + "' not implemented", Map.of());
    }
}
