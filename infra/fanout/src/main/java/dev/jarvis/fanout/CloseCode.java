package dev.jarvis.fanout;

import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;

/** Why a connection is closed from here, as its client is told. */
enum CloseCode {
    GOODBYE(1000, "goodbye"),
    SENSELESS(1008, "the frame made no sense"),
    TOO_LARGE(1009, "a message may have 16 KiB"),
    RESTARTING(1012, "restarting, come back"),
    LOGIN_EXPIRED(4001, "the login has expired"),
    TOO_SLOW(4008, "too slow: resume from your cursor"),
    UNAVAILABLE(1013, "the database cannot be read, come back");

    private final int number;
    private final String reason;

    CloseCode(int number, String reason) {
        this.number = number;
        this.reason = reason;
    }

    CloseWebSocketFrame frame() {
        return new CloseWebSocketFrame(number, reason);
    }
}
