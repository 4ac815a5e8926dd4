package dev.jarvis.simulator.http;

import java.time.Duration;

/**
 * What goes back. An error closes its connection, as in Proxmox.
 *
 * @param reason the reason phrase; only its first line is sent
 * @param contentType empty when there is no body
 * @param delay how long the answer is held back, in real time
 */
public record HttpAnswer(
        int status, String reason, String contentType, String body, Duration delay, Delivery delivery) {

    /** JSON at once. */
    public static HttpAnswer json(int status, String reason, String body) {
        return new HttpAnswer(status, reason, "application/json;charset=UTF-8", body, Duration.ZERO, Delivery.WHOLE);
    }

    /** The reason as the whole answer, in plain text. */
    public static HttpAnswer plain(int status, String reason) {
        return new HttpAnswer(status, reason, "text/plain;charset=UTF-8", reason, Duration.ZERO, Delivery.WHOLE);
    }

    /** The reason in the status line and nothing else. */
    public static HttpAnswer empty(int status, String reason) {
        return new HttpAnswer(status, reason, "", "", Duration.ZERO, Delivery.WHOLE);
    }

    /** The same answer, held back for longer. */
    public HttpAnswer after(Duration more) {
        return new HttpAnswer(status, reason, contentType, body, delay.plus(more), delivery);
    }

    /** The same answer, brought onto the wire in another way. */
    public HttpAnswer delivered(Delivery how) {
        return new HttpAnswer(status, reason, contentType, body, delay, how);
    }
}
