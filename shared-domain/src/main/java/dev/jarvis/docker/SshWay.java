package dev.jarvis.docker;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.ssh.Ending;
import dev.jarvis.ssh.SshAttempt;
import dev.jarvis.ssh.SshClient;
import dev.jarvis.ssh.SshStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * To the engine of a node, through {@code docker system dial-stdio} there, which connects its own input and output with the
 * engine's socket; it is what docker's own client runs for {@code ssh://} addresses.
 */
record SshWay(SshClient ssh, NodeName node) implements DockerLine.Way {

    private static final List<String> COMMAND = List.of("docker", "system", "dial-stdio");
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final int NOT_FOUND = 127;

    @Override
    public String where() {
        return "node " + node;
    }

    @Override
    public DockerLine open() throws DockerRefusal {
        return switch (ssh.stream(node, COMMAND)) {
            case SshAttempt.Failed<SshStream>(var error) ->
                throw new DockerRefusal(new DockerError.NodeUnreachable(error));
            case SshAttempt.Succeeded<SshStream>(var stream) -> new Line(where(), stream);
        };
    }

    private record Line(String where, SshStream stream) implements DockerLine {
        @Override
        public InputStream input() {
            return stream.input();
        }

        @Override
        public OutputStream output() {
            return stream.output();
        }

        @Override
        public Optional<DockerError> complaint() {
            var ending = stream.awaitEnding(LAST_WORDS);
            var said = stream.stderr().text().strip();
            if (ending.equals(Optional.of(new Ending.Exited(NOT_FOUND)))) {
                return Optional.of(new DockerError.NoDaemon(where, "docker is not installed there"));
            }
            if (said.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    said.toLowerCase(Locale.ROOT).contains("permission denied")
                            ? new DockerError.PermissionDenied(where)
                            : new DockerError.NoDaemon(where, said));
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
