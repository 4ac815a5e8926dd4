package dev.jarvis.docker;

/**
 * What answers.
 *
 * @param engine of the program, {@code 28.3.1}
 * @param api the newest of its API, {@code 1.51}
 * @param used the version of the API that it is spoken to in
 */
public record EngineVersion(String engine, String api, String used) {}
