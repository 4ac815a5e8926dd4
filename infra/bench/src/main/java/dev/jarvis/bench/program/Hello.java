package dev.jarvis.bench.program;

/** The least that a JVM can be started for: it says one line and ends. */
public final class Hello {

    /** What it says. */
    public static final String LINE = "hello";

    private Hello() {}

    public static void main(String[] words) {
        System.out.println(LINE);
    }
}
