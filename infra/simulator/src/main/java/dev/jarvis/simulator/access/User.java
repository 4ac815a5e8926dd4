package dev.jarvis.simulator.access;

/**
 * Somebody with a name in a realm.
 *
 * @param id as in {@code root@pam}
 * @param expire second since 1970 after which he may not log in; 0: never
 */
public record User(String id, boolean enabled, long expire, String comment) {

    /** The part after the at sign. */
    public String realm() {
        return id.substring(id.lastIndexOf('@') + 1);
    }
}
