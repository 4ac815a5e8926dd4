package dev.jarvis.simulator.cluster;

import java.util.Locale;

/** What can be wrong with the way in which a node's API answers while the node itself is well. */
public enum ApiTrouble {
    /** All is well. */
    NONE,
    /** Connections are taken, answers never come. */
    HANG,
    /** Nobody listens on the port. */
    REFUSE,
    /** Connections are reset in the middle of a call. */
    RESET,
    /** A page of HTML with status 200, as a captive portal or a reverse proxy sends. */
    HTML,
    /** Half of the answer, then the end of the connection. */
    HALF_JSON,
    /** A body without an end. */
    ENDLESS,
    /** The pseudo code of Proxmox's own HTTP client for each and every call. */
    UNREACHABLE_595,
    /** Another certificate than the one that was there before. */
    WRONG_CERTIFICATE;

    /** As the control API spells it: hang, half-json, 595. */
    public String spelled() {
        return this == UNREACHABLE_595 ? "595" : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
