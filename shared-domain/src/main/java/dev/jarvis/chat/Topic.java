package dev.jarvis.chat;

/** What a context speaks of, the most important first: when not all of it fits, what comes later is left out first. */
enum Topic {
    CLUSTER_NAME(Section.STATE, "cluster name", 0.04),
    CRITICAL(Section.UNRESOLVED, "critical", 0.15),
    NODES_NOT_HEALTHY(Section.STATE, "nodes not healthy", 0.12),
    OTHER_UNRESOLVED(Section.UNRESOLVED, "others", 0.08),
    HEALTHY_NODES(Section.STATE, "healthy nodes", 0.12),
    GUESTS_IN_TROUBLE(Section.STATE, "guests in trouble", 0.08),
    STORAGES_IN_TROUBLE(Section.STATE, "storages in trouble", 0.05),
    ACTIONS(Section.ACTIONS, "actions", 0.08),
    PREFERENCES(Section.PREFERENCES, "preferences", 0.05),
    EVENTS(Section.EVENTS, "events", 0.08),
    OTHER_STORAGES(Section.STATE, "storages", 0.05),
    OTHER_GUESTS(Section.STATE, "guests", 0.10);

    private final Section section;
    private final String words;
    private final double share;

    Topic(Section section, String words, double share) {
        this.section = section;
        this.words = words;
        this.share = share;
    }

    Section section() {
        return section;
    }

    /** How it is called where it is left out. */
    String words() {
        return words;
    }

    /** The part of the room that nothing more important can take from it, as a fraction of one. */
    double share() {
        return share;
    }
}
