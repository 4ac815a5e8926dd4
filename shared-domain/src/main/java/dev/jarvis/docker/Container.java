package dev.jarvis.docker;

import java.util.List;
import java.util.Optional;

/**
 * One container in the list.
 *
 * @param id 64 hexadecimal digits
 * @param name without the slash that Docker puts before it
 * @param image as it was asked for, {@code nginx:1.27}
 * @param state created, running, paused, restarting, removing, exited or dead
 * @param status for a person, {@code Up 3 hours (healthy)}
 * @param health healthy, unhealthy or starting; empty where the image has no check
 */
public record Container(
        String id,
        String name,
        String image,
        String state,
        String status,
        Optional<String> health,
        List<PublishedPort> ports) {

    public Container {
        ports = List.copyOf(ports);
    }

    /** Whether its processes run. */
    public boolean running() {
        return state.equals("running");
    }

    /**
     * A port of a container.
     *
     * @param published where the host listens for it, {@code 0.0.0.0:8080}; empty: not outside
     * @param protocol tcp, udp or sctp
     */
    public record PublishedPort(int inside, Optional<String> published, String protocol) {}
}
