package dev.jarvis.docker;

import dev.jarvis.settings.Printable;
import dev.jarvis.ssh.SshError;
import java.time.Duration;
import java.time.Instant;

/** Why a call to Docker failed: every way that there is. What Docker said is one line without control characters in it. */
public sealed interface DockerError {

    /** In plain words, for a person, with what to do where something can be done. */
    String text();

    /** Whether the same may succeed later without anybody changing anything. */
    boolean retryable();

    /** Nobody listens there. */
    record NoDaemon(String where, String reason) implements DockerError {
        public NoDaemon {
            reason = Printable.excerpt(reason);
        }

        @Override
        public String text() {
            return "no Docker answers at " + where + " (" + reason
                    + "): start it there, or set DOCKER_SOCKET or DOCKER_NODE";
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** The socket is there and not for us. */
    record PermissionDenied(String where) implements DockerError {
        @Override
        public String text() {
            return "permission denied for Docker at " + where
                    + ": the user that asks must be in the group that owns the socket, mostly docker";
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /** The node behind which Docker is cannot be reached. */
    record NodeUnreachable(SshError error) implements DockerError {
        @Override
        public String text() {
            return error.text();
        }

        @Override
        public boolean retryable() {
            return error.retryable();
        }
    }

    /** There is no such container (404). */
    record NotFound(String text) implements DockerError {
        public NotFound {
            text = Printable.excerpt(text);
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /** Its state does not allow it (409), as one that is being removed. */
    record Conflict(String text) implements DockerError {
        public Conflict {
            text = Printable.excerpt(text);
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /**
     * Anything else that Docker said.
     *
     * @param status HTTP's
     */
    record Failed(int status, String text) implements DockerError {
        public Failed {
            text = Printable.excerpt(text);
        }

        @Override
        public boolean retryable() {
            return status >= 500;
        }
    }

    /** The answer is none that can be understood, or broke off. */
    record Garbled(String where, String reason, boolean mayHaveActed) implements DockerError {
        public Garbled {
            reason = Printable.excerpt(reason);
        }

        @Override
        public String text() {
            return "the answer of Docker at " + where + " cannot be read: " + reason
                    + (mayHaveActed ? "; it may have acted, so look before repeating it" : "");
        }

        @Override
        public boolean retryable() {
            return !mayHaveActed;
        }
    }

    /** The time was over. */
    record TimedOut(String where, Duration limit, boolean mayHaveActed) implements DockerError {
        @Override
        public String text() {
            return "Docker at " + where + " did not answer within " + limit.toSeconds() + " s"
                    + (mayHaveActed ? "; it may have acted, so look before repeating it" : "");
        }

        @Override
        public boolean retryable() {
            return !mayHaveActed;
        }
    }

    /** Docker says that it restarted the container, which runs as if it had not. */
    record NotRestarted(ContainerState state) implements DockerError {
        @Override
        public String text() {
            return Printable.excerpt(
                    "container " + state.name() + " was not restarted, though Docker says so: it runs since "
                            + state.startedAt().map(Instant::toString).orElse("before"));
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** The container was restarted and does not run. */
    record NotRunning(ContainerState state) implements DockerError {
        @Override
        public String text() {
            return Printable.excerpt("container " + state.name() + " was restarted and is " + state.state()
                    + ", exit code " + state.exitCode() + (state.error().isEmpty() ? "" : ": " + state.error()));
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }
}
