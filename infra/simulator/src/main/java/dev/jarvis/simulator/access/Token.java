package dev.jarvis.simulator.access;

/**
 * An API token of a user.
 *
 * @param privilegesSeparated whether it may only what its own list allows, and of that only what its user may
 * @param expire second since 1970 after which it is refused; 0: never
 */
public record Token(String user, String name, String secret, boolean privilegesSeparated, long expire, String comment) {

    /** As in the header: {@code root@pam!name}. */
    public String id() {
        return user + "!" + name;
    }

    /** The same token with other properties; its secret stays. */
    public Token with(boolean separated, long newExpire, String newComment) {
        return new Token(user, name, secret, separated, newExpire, newComment);
    }

    @Override
    public String toString() {
        return "Token[" + id() + "=***]";
    }
}
