package dev.jarvis.chat;

/** The sections of a context, in their order: specification, chapter 3. */
enum Section {
    STATE("Current Cluster State", "Nothing is known of the cluster: it was never read."),
    EVENTS("Recent Events (last 1 hour)", "None."),
    UNRESOLVED("Unresolved Issues", "None."),
    ACTIONS("Recent Actions Taken", "None."),
    PREFERENCES("User Preferences", "None.");

    private final String title;
    private final String empty;

    Section(String title, String empty) {
        this.title = title;
        this.empty = empty;
    }

    String heading() {
        return "## " + title;
    }

    /** What stands there when there is nothing to say. */
    String empty() {
        return empty;
    }
}
