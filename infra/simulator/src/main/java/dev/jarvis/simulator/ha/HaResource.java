package dev.jarvis.simulator.ha;

/** One guest that is kept as somebody wants it. Guarded by the cluster's lock. */
public final class HaResource {

    private final String sid;
    private final int vmid;
    private HaRequest request = HaRequest.STARTED;
    private HaState state = HaState.STARTED;
    private int maxRestart = 1;
    private int maxRelocate = 1;
    private int failedStarts;
    private boolean failback = true;
    private String comment = "";

    /** A guest by its id in the form {@code vm:100} or {@code ct:101}. */
    public HaResource(String sid, int vmid) {
        this.sid = sid;
        this.vmid = vmid;
    }

    /** As in {@code vm:100}. */
    public String sid() {
        return sid;
    }

    /** {@code vm} or {@code ct}. */
    public String type() {
        return sid.substring(0, 2);
    }

    /** The guest. */
    public int vmid() {
        return vmid;
    }

    /** What is wanted. */
    public HaRequest request() {
        return request;
    }

    /** Wants something else. */
    public void request(HaRequest wanted) {
        request = wanted;
    }

    /** What is done. */
    public HaState state() {
        return state;
    }

    /** Does something else. */
    public void state(HaState done) {
        state = done;
    }

    /** How often a start is tried again on one node. */
    public int maxRestart() {
        return maxRestart;
    }

    /** How often a start is tried on another node. */
    public int maxRelocate() {
        return maxRelocate;
    }

    /** Tries so often. */
    public void tries(int restart, int relocate) {
        maxRestart = restart;
        maxRelocate = relocate;
    }

    /** How many starts have failed since it last ran or somebody wanted something else. */
    public int failedStarts() {
        return failedStarts;
    }

    /** So many starts have failed. */
    public void failedStarts(int failed) {
        failedStarts = failed;
    }

    /** Whether it returns to the node that it likes best. */
    public boolean failback() {
        return failback;
    }

    /** Returns, or stays where it is. */
    public void failback(boolean returns) {
        failback = returns;
    }

    /** What somebody noted about it. */
    public String comment() {
        return comment;
    }

    /** Notes something about it. */
    public void comment(String text) {
        comment = text;
    }
}
