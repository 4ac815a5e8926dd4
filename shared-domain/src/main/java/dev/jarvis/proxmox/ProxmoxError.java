package dev.jarvis.proxmox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a call failed: every way that there is. What Proxmox itself said survives in {@link #text}. */
public sealed interface ProxmoxError {

    /** In plain words, for a person, with Proxmox's own text. */
    String text();

    /** Whether the same call may succeed later without anybody changing anything. */
    boolean retryable();

    /**
     * No answer came, or only a part of one.
     *
     * @param host the host, or several with commas
     * @param mayHaveActed whether a request to change something may have arrived before the connection broke
     */
    record Unreachable(String host, String reason, boolean mayHaveActed) implements ProxmoxError {
        @Override
        public String text() {
            return host + " cannot be reached: " + reason
                    + (mayHaveActed ? "; the request may have arrived, so look before repeating it" : "");
        }

        @Override
        public boolean retryable() {
            return !mayHaveActed;
        }
    }

    /**
     * The host showed a certificate that is not trusted; nothing was sent to it.
     *
     * @param pinned what was expected; empty when no certificate is pinned and the chain did not verify
     */
    record Untrusted(String host, Fingerprint presented, List<Fingerprint> pinned, String reason)
            implements ProxmoxError {
        public Untrusted {
            pinned = List.copyOf(pinned);
        }

        @Override
        public String text() {
            if (pinned.isEmpty()) {
                return "certificate of " + host + " is not trusted: " + reason + ". It has SHA-256 " + presented
                        + ": pin it (PROXMOX_FINGERPRINTS) or name its authority (PROXMOX_CA_FILE)";
            }
            var expected = pinned.stream().map(Fingerprint::sha256).collect(Collectors.joining(", "));
            return "certificate of " + host + " has SHA-256 " + presented + ", pinned is " + expected
                    + " (PROXMOX_FINGERPRINTS)";
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /**
     * The token was refused (401). Trying again costs Proxmox three seconds each time and helps nobody, so that it is
     * not sent again for a while, by no process.
     *
     * @param until absent when Proxmox refused it just now; else nothing was sent, because it was refused before and is
     *     not tried again before this time
     */
    record Unauthorised(String host, String proxmoxText, Optional<Instant> until) implements ProxmoxError {

        /** Whether this is an earlier refusal, which was told when it happened. */
        public boolean isRemembered() {
            return until.isPresent();
        }

        @Override
        public String text() {
            return host + " refused the API token: " + proxmoxText
                    + " (check PROXMOX_TOKEN_ID and PROXMOX_TOKEN_SECRET"
                    + until.map(end -> "; not tried again before " + end).orElse("") + ")";
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /**
     * The token lacks a right (403).
     *
     * @param path the object, as {@code /vms/100}, where Proxmox said it
     * @param privilege what is missing, as {@code VM.PowerMgmt}, where Proxmox said it
     */
    record Forbidden(Optional<String> path, Optional<String> privilege, String proxmoxText) implements ProxmoxError {
        @Override
        public String text() {
            if (path.isPresent() && privilege.isPresent()) {
                return "the API token lacks " + privilege.get() + " on " + path.get() + ": " + proxmoxText;
            }
            return "the API token lacks a right: " + proxmoxText;
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /** What was asked for does not exist: a guest, a task, a call that this version does not know. */
    record NotFound(String text) implements ProxmoxError {
        @Override
        public boolean retryable() {
            return false;
        }
    }

    /**
     * Something else holds the guest.
     *
     * @param lock backup, migrate, snapshot …; {@code file} when another process held its lock file too long
     */
    record Locked(String lock, String proxmoxText) implements ProxmoxError {
        @Override
        public String text() {
            return "locked by " + lock + ": " + proxmoxText;
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** The cluster has no majority: it can be read, and changes nothing. */
    record NoQuorum(String proxmoxText) implements ProxmoxError {
        @Override
        public String text() {
            return "the cluster has no quorum, so nothing can be changed: " + proxmoxText;
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /**
     * The host that was asked could not reach the node that should have answered.
     *
     * @param node that node, where the call was for one
     * @param status 595 to 599, the pseudo status of AnyEvent::HTTP
     */
    record NodeOffline(Optional<String> node, int status, String proxmoxText) implements ProxmoxError {
        @Override
        public String text() {
            return node.map(name -> "node " + name + " does not answer").orElse("Proxmox's own daemon does not answer")
                    + " (" + status + "): " + proxmoxText;
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** Proxmox refused the parameters (400), each with its own text. */
    record InvalidParameters(Map<String, String> errors) implements ProxmoxError {
        public InvalidParameters {
            errors = Map.copyOf(errors);
        }

        @Override
        public String text() {
            return "Proxmox refused the parameters: "
                    + errors.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(error -> error.getKey() + ": " + error.getValue())
                            .collect(Collectors.joining("; "));
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /**
     * Anything else, in Proxmox's words.
     *
     * @param status HTTP's, or 0 when a task failed
     */
    record Failed(int status, String text) implements ProxmoxError {
        @Override
        public boolean retryable() {
            return status == 502 || status == 503 || status == 504;
        }
    }
}
