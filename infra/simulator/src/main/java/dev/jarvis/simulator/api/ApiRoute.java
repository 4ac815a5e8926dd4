package dev.jarvis.simulator.api;

import java.util.List;

/** One path of the API with one method. Implement it in a file of its own and list it in the catalog of routes. */
public interface ApiRoute {

    /** The HTTP method. */
    default String method() {
        return "GET";
    }

    /** The path below {@code /api2/json}, with names in braces for what varies. */
    String path();

    /** Every parameter, those of the path included. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /** Whether the node in the path answers itself, so that the call fails while that node is down. */
    default boolean proxied() {
        return path().startsWith("/nodes/{node}");
    }

    /** Whether the work needs privileges, so that the node's pvedaemon does it. */
    default boolean guarded() {
        return !method().equals("GET");
    }

    /** Whether the last name of the path takes all that is left of it, slashes included. */
    default boolean takesRest() {
        return false;
    }

    /** What the caller must be allowed; without it the answer is 403 with Proxmox's own text. */
    default Permission permission() {
        return Permission.EVERYBODY;
    }

    /** Whether it answers callers whom nobody knows. */
    default boolean open() {
        return false;
    }

    /** Whether an API token is enough, or only a login will do. */
    default boolean takesTokens() {
        return true;
    }

    /** Does what the call asks for. */
    Outcome answer(ApiCall call);
}
