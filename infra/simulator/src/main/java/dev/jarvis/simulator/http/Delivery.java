package dev.jarvis.simulator.http;

/** How an answer gets onto the wire. */
public enum Delivery {
    /** As it should. */
    WHOLE,
    /** Half of it, then the end of the connection. */
    CUT,
    /** It never ends. */
    ENDLESS,
    /** Not at all: the connection is reset. */
    RESET
}
