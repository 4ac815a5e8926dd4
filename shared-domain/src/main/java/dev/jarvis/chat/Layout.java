package dev.jarvis.chat;

/**
 * How much of everything a kind of model is told: specification, chapter 3.
 *
 * @param full whether guests and storages have lines of their own, and lines all their figures
 * @param unresolved the most unresolved issues
 * @param actions the most actions; those of the last day where it is as many as there are
 * @param nameBytes the longest name in a line
 * @param textBytes the longest text in a line
 */
record Layout(boolean full, int unresolved, int actions, int nameBytes, int textBytes) {

    static Layout of(ModelKind model) {
        return switch (model) {
            case LOCAL -> new Layout(false, 3, 2, 40, 120);
            case CLAUDE -> new Layout(true, Integer.MAX_VALUE, Integer.MAX_VALUE, 63, 300);
        };
    }
}
