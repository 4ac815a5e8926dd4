package dev.jarvis.simulator.node;

/** One service of a node as systemd sees it. Guarded by the cluster's lock. */
public final class Unit {

    private final String name;
    private final String description;
    private final String fileState;
    private State state;
    private int pid;
    private boolean broken;

    /** What a unit can be doing: the general state and the detailed one, both as systemd spells them. */
    public enum State {
        RUNNING("active", "running"),
        STOPPED("inactive", "dead"),
        FAILED("failed", "failed");

        private final String active;
        private final String sub;

        State(String active, String sub) {
            this.active = active;
            this.sub = sub;
        }

        /** {@code ActiveState}. */
        public String active() {
            return active;
        }

        /** {@code SubState}. */
        public String sub() {
            return sub;
        }
    }

    /** What systemctl can be told to do with a unit. */
    public enum Order {
        START,
        STOP,
        RESTART,
        RELOAD
    }

    Unit(String name, String description, String fileState, int pid) {
        this.name = name;
        this.description = description;
        this.fileState = fileState;
        this.pid = pid;
        this.state = startsAtBoot() ? State.RUNNING : State.STOPPED;
    }

    /** Its name without {@code .service}. */
    public String name() {
        return name;
    }

    /** What its unit file says it is. */
    public String description() {
        return description;
    }

    /** {@code UnitFileState}: enabled, static, disabled or not-found. */
    public String fileState() {
        return fileState;
    }

    /** Whether there is such a unit on this node. */
    public boolean installed() {
        return !fileState.equals("not-found");
    }

    /** Whether the node starts it with itself. */
    boolean startsAtBoot() {
        return fileState.equals("enabled") || fileState.equals("static");
    }

    /** What it does now. */
    public State state() {
        return state;
    }

    /** Whether it cannot be started, whatever is tried. */
    public boolean broken() {
        return broken;
    }

    /** It cannot be started from now on, or can again. */
    public void broken(boolean newBroken) {
        broken = newBroken;
    }

    /** Its main process; 0 while it does not run. */
    public int pid() {
        return state == State.RUNNING ? pid : 0;
    }

    void state(State newState, int newPid) {
        state = newState;
        pid = newPid;
    }
}
