package dev.jarvis.proxmox;

import dev.jarvis.cluster.NodeStatus;

/** What the looks at a node that was told to go down have shown so far. Not thread-safe. */
final class NodeWatch {

    /** One answer that is missing is no outage. */
    private static final int SILENT_LOOKS = 2;

    private final NodeRow before;
    private final boolean standsAlone;
    private NodeRow last;
    private boolean wasOff;
    private int silent;

    /** Begins with what the list said before; a node that stands alone answers for itself or not at all. */
    NodeWatch(NodeRow before, boolean standsAlone) {
        this.before = before;
        this.last = before;
        this.standsAlone = standsAlone;
    }

    void seen(NodeRow row) {
        silent = 0;
        last = row;
        wasOff |= row.status() == NodeStatus.OFFLINE;
    }

    /** The list could not be read. */
    void silent() {
        silent++;
        if (standsAlone && silent >= SILENT_LOOKS) {
            wasOff = true;
            last = last.offline();
        }
    }

    /** What it looks like by now. */
    NodeRow last() {
        return last;
    }

    boolean isOff() {
        return last.status() == NodeStatus.OFFLINE;
    }

    /** Online, and either it was seen off or it runs for a shorter time than before. */
    boolean isBack() {
        return silent == 0 && last.status() == NodeStatus.ONLINE && (wasOff || runsForShorter());
    }

    String text() {
        if (isOff()) {
            return "it is off and not yet back";
        }
        return silent > 0 ? "it cannot be seen" : "it is still " + last.status().word();
    }

    private boolean runsForShorter() {
        return before.uptime()
                .flatMap(ran -> last.uptime().filter(runs -> runs.compareTo(ran) < 0))
                .isPresent();
    }
}
