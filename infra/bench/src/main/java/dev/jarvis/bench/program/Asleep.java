package dev.jarvis.bench.program;

import java.util.concurrent.CountDownLatch;

/** A JVM that does nothing until it is stopped. */
public final class Asleep {

    /** What it says before it falls asleep. */
    public static final String LINE = "asleep";

    private Asleep() {}

    public static void main(String[] words) throws InterruptedException {
        System.out.println(LINE);
        new CountDownLatch(1).await();
    }
}
