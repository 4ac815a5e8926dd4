package dev.jarvis.proxmox;

/**
 * The effect that an action is to have, and how to look whether it is there.
 *
 * @param <T> what is seen then
 */
@FunctionalInterface
interface Goal<T> {

    /**
     * One look; may throw {@link ProxmoxException}.
     *
     * @param task the one that ended
     */
    Look<T> look(Calls calls, Task task);

    /**
     * Whether it may come long after the task has ended, so that only the deadline ends the looking; else a few looks
     * are enough to call it a failure.
     */
    default boolean comesLate() {
        return false;
    }

    /** What one look showed. */
    sealed interface Look<T> {

        /** It is there; the text ends a sentence, as {@code guest 101 is running}. */
        record Reached<T>(T seen, String text) implements Look<T> {}

        /**
         * Not there yet; the text ends a sentence, as {@code it is stopped}.
         *
         * @param known whether anything could be seen at all, so that its absence is a failure and not a doubt
         */
        record NotYet<T>(String text, boolean known) implements Look<T> {}

        /** It will not come, and why. */
        record Never<T>(String text) implements Look<T> {}
    }
}
