package dev.jarvis.ssh;

import java.time.Duration;
import java.util.List;

/**
 * How long and how much anything may take.
 *
 * @param connect until the TCP connection stands and the key is accepted; also how long an open connection may take to
 *     begin a command before it is taken for dead
 * @param command a usual command, from its start to its end; also how long any command may wait for a place
 * @param longCommand a command that is known to take its time
 * @param keepAlive pause between two questions whether the server is still there, whole seconds
 * @param missedKeepAlives how many may stay without an answer before the connection is given up
 * @param outputBytes how much of stdout, and as much of stderr, is kept of a command
 * @param commandsAtOnce how many commands run at the same time over one connection; sshd takes 10 unless told otherwise
 *     (MaxSessions in sshd_config(5)), further ones wait
 */
public record SshLimits(
        Duration connect,
        Duration command,
        Duration longCommand,
        Duration keepAlive,
        int missedKeepAlives,
        int outputBytes,
        int commandsAtOnce) {

    /** What a homelab needs. */
    public static final SshLimits DEFAULT = new SshLimits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(300),
            Duration.ofSeconds(15),
            3,
            256 * 1024,
            8);

    public SshLimits {
        for (var limit : List.of(connect, command, longCommand)) {
            if (limit.isNegative() || limit.isZero()) {
                throw new IllegalArgumentException("a limit must be longer than nothing, was " + limit);
            }
        }
        if (keepAlive.toSeconds() < 1) {
            throw new IllegalArgumentException("the keep-alive must be 1 s or more, was " + keepAlive);
        }
        if (missedKeepAlives < 1 || outputBytes < 1 || commandsAtOnce < 1) {
            throw new IllegalArgumentException("limits must be 1 or more, were " + missedKeepAlives + ", " + outputBytes
                    + " and " + commandsAtOnce);
        }
    }
}
