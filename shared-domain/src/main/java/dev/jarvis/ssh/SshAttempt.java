package dev.jarvis.ssh;

/** What came of trying to get something: the thing, or why not. */
public sealed interface SshAttempt<T> {

    /** Here it is; whoever asked closes it. */
    record Succeeded<T>(T value) implements SshAttempt<T> {}

    /** It could not be had. */
    record Failed<T>(SshError error) implements SshAttempt<T> {}
}
