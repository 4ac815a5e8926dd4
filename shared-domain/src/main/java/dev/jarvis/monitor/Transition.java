package dev.jarvis.monitor;

/** What becomes of one key in one pass, and why. */
public sealed interface Transition {

    /** A new incident. */
    record Open(Finding.Holds finding) implements Transition {}

    /** The open incident is worse than it was reported. */
    record Worsen(Incident incident, Finding.Holds finding) implements Transition {}

    /** The condition is gone. */
    record Close(Incident incident) implements Transition {}

    /** Nothing is reported; the finding is remembered for the next reading. */
    record Wait(Reason reason) implements Transition {}

    /** Nothing is reported and nothing is remembered. */
    record Quiet(Reason reason) implements Transition {}

    /** Why nothing was reported. */
    enum Reason {
        FIRST_OF_TWO_READINGS,
        ALREADY_REPORTED,
        NOT_SAID_TO_HAVE_ENDED,
        NOTHING_OPEN
    }
}
