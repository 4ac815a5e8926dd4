package dev.jarvis.simulator.cluster;

import java.util.Optional;

/** Who started a task: a user, and the token's name when a token was used. */
public record TaskOwner(String user, Optional<String> token) {

    /** What the node does on its own is done by root. */
    public static final TaskOwner SYSTEM = user("root@pam");

    /** A person at the web interface or the shell. */
    public static TaskOwner user(String user) {
        return new TaskOwner(user, Optional.empty());
    }

    /** As it stands in a UPID. */
    public String full() {
        return token.map(name -> user + "!" + name).orElse(user);
    }
}
