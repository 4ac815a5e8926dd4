package dev.jarvis.feed;

/** What came of asking to resolve an event. */
public enum Resolution {
    /** It was unresolved until now. */
    RESOLVED,
    /** Somebody did so before, or it never needed it: nothing was changed. */
    ALREADY_RESOLVED,
    /** This cluster has no event of that number. */
    UNKNOWN
}
