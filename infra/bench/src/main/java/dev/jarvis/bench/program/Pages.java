package dev.jarvis.bench.program;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Appends one page to a file, again and again, and never asks the disk to hurry: {@code FILE PERIOD}. */
public final class Pages {

    private static final int PAGE = 4096;

    private Pages() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        var period = Duration.parse(words[1]);
        var stopped = new CountDownLatch(1);
        try (var file = FileChannel.open(Path.of(words[0]), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            do {
                var page = ByteBuffer.allocate(PAGE);
                while (page.hasRemaining()) {
                    file.write(page);
                }
            } while (!stopped.await(period.toNanos(), TimeUnit.NANOSECONDS));
        }
    }
}
