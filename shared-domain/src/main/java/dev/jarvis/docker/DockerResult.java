package dev.jarvis.docker;

/** What came of a call. */
public sealed interface DockerResult<T> {

    /** This. */
    record Done<T>(T value) implements DockerResult<T> {}

    /** It did not work. */
    record Failed<T>(DockerError error) implements DockerResult<T> {}
}
