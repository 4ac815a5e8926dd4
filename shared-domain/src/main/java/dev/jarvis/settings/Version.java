package dev.jarvis.settings;

/** Which JARVIS this is. */
public final class Version {

    /** As in {@code pom.xml}; a test holds the two together. */
    public static final String TEXT = "3.1.0";

    private Version() {}
}
