package dev.jarvis.ssh;

import dev.jarvis.settings.Printable;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Why something over SSH failed: every way that there is. A reason may be a server's words, from before it was trusted; it
 * is one line without control characters.
 */
public sealed interface SshError {

    /** In plain words, for a person, with what to do where something can be done. */
    String text();

    /** Whether the same may succeed later without anybody changing anything, and does no harm when it is done twice. */
    boolean retryable();

    /** There is no key to log in with. */
    record NotConfigured() implements SshError {
        @Override
        public String text() {
            return "no node can be reached over SSH, SSH_KEY_FILE is not set: name a private key file (made by ssh-keygen"
                    + " -t ed25519) whose public half is in the nodes' authorized_keys";
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /** The private key cannot be used; nothing was sent. The reason never quotes the file. */
    record KeyUnusable(Path file, String reason) implements SshError {
        @Override
        public String text() {
            return "the private key " + file + " (SSH_KEY_FILE) cannot be used: " + reason;
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /**
     * No answer came, or the connection broke.
     *
     * @param mayHaveRun whether the command may have begun before that
     */
    record Unreachable(String host, String reason, boolean mayHaveRun) implements SshError {
        public Unreachable {
            reason = Printable.excerpt(reason);
        }

        @Override
        public String text() {
            return host + " cannot be reached over SSH: " + reason
                    + (mayHaveRun ? "; the command may have run, so look before repeating it" : "");
        }

        @Override
        public boolean retryable() {
            return !mayHaveRun;
        }
    }

    /** Nobody has said yet which key this host has. Nothing was sent to it. */
    record HostKeyUnknown(String host, HostKey presented, Path knownHosts) implements SshError {
        @Override
        public String text() {
            return "the SSH host key of " + host + " is not known. It shows " + presented
                    + ": compare that on the node (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub) and learn it with"
                    + " jarvis init, which writes it to " + knownHosts;
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /**
     * The host shows another key than the known one. Nothing was sent to it.
     *
     * @param line where in the file the known key stands, counted from 1
     */
    record HostKeyChanged(String host, HostKey presented, HostKey known, Path knownHosts, int line)
            implements SshError {
        @Override
        public String text() {
            return "the SSH host key of " + host + " has changed, so nothing was sent. It shows " + presented
                    + ", known is " + known + " (" + knownHosts + ", line " + line
                    + "). Somebody may be in between. If the"
                    + " node was installed anew, remove that line and learn the new key with jarvis init";
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /** The known-hosts file says that this key must never be trusted again. Nothing was sent. */
    record HostKeyRevoked(String host, HostKey presented, Path knownHosts, int line) implements SshError {
        @Override
        public String text() {
            return "the SSH host key of " + host + ", " + presented + ", is revoked (" + knownHosts + ", line " + line
                    + "), so nothing was sent. Give the node a new host key";
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /** The known-hosts file cannot be read or written, so no host can be told from another. */
    record KnownHostsUnusable(Path file, String reason) implements SshError {
        @Override
        public String text() {
            return "the known hosts (SSH_KNOWN_HOSTS) cannot be used: " + reason;
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /** The node refused the key. */
    record NotAuthorised(String host, String user, Path keyFile, String fingerprint) implements SshError {
        @Override
        public String text() {
            return host + " refused user " + user + " with the key " + fingerprint + " (" + keyFile
                    + "): add its public half to that user's authorized_keys, and see that sshd allows the user to log in"
                    + " with a key";
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /** Both sides have no method in common that is still sound. */
    record NoCommonAlgorithm(String host, String reason) implements SshError {
        public NoCommonAlgorithm {
            reason = Printable.excerpt(reason);
        }

        @Override
        public String text() {
            return host + " offers no SSH method that is still sound: " + reason + ". Update its sshd or its settings";
        }

        @Override
        public boolean retryable() {
            return false;
        }
    }

    /** The server is there and lets us in, and does not do what was asked. */
    record Refused(String host, String reason) implements SshError {
        public Refused {
            reason = Printable.excerpt(reason);
        }

        @Override
        public String text() {
            return host + " refused it: " + reason;
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /**
     * The time was over.
     *
     * @param started whether the command was given to the node; it may still run there
     * @param stdout what came until then
     * @param stderr what came until then
     */
    record TimedOut(String host, Duration limit, boolean started, Captured stdout, Captured stderr)
            implements SshError {
        @Override
        public String text() {
            return started
                    ? "the command on " + host + " did not end within " + seconds(limit) + " and may still run there"
                    : "the command on " + host + " could not be started within " + seconds(limit)
                            + ", others were before it";
        }

        @Override
        public boolean retryable() {
            return !started;
        }
    }

    /** Whoever asked was told to stop, as a process that ends is. */
    record Interrupted(String host, boolean mayHaveRun) implements SshError {
        @Override
        public String text() {
            return "the wait for " + host + " was interrupted" + (mayHaveRun ? "; the command may have run" : "");
        }

        @Override
        public boolean retryable() {
            return !mayHaveRun;
        }
    }

    private static String seconds(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}
