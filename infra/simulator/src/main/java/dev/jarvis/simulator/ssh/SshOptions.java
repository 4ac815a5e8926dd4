package dev.jarvis.simulator.ssh;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether and how the nodes answer SSH.
 *
 * @param on false: not at all
 * @param port of the first node, the others follow; 0 lets the system choose each
 * @param authorizedKeys file of the keys that are let in, in OpenSSH's form; none: the simulator makes a key pair
 */
public record SshOptions(boolean on, int port, Optional<Path> authorizedKeys) {

    /** On, with everything chosen. */
    public static final SshOptions DEFAULT = new SshOptions(true, 0, Optional.empty());

    /** Refuses what is no port. */
    public SshOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("ssh-port must be 0..65535, was " + port);
        }
    }

    /** With another port for the first node. */
    public SshOptions withPort(int newPort) {
        return new SshOptions(on, newPort, authorizedKeys);
    }

    /** With keys that somebody else has made. */
    public SshOptions withAuthorizedKeys(Path file) {
        return new SshOptions(on, port, Optional.of(file));
    }

    /** On or off. */
    public SshOptions with(boolean nowOn) {
        return new SshOptions(nowOn, port, authorizedKeys);
    }
}
