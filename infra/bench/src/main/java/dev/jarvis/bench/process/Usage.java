package dev.jarvis.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What Linux says of a process, from {@code /proc}. */
public final class Usage {

    private static final Pattern PSS = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");
    private static final Pattern WRITTEN = Pattern.compile("(?m)^write_bytes: (\\d+)");
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    /** {@code getconf CLK_TCK}; 100 on every Linux that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private Usage() {}

    /** Memory in KiB, shared pages divided among those who share them. */
    public static long pssKib(long pid) throws IOException {
        return number(PSS, Files.readString(file(pid, "smaps_rollup")));
    }

    /** Memory of several processes in KiB. */
    public static long pssKib(List<Long> pids) throws IOException {
        long sum = 0;
        for (long pid : pids) {
            sum += pssKib(pid);
        }
        return sum;
    }

    /** Processor time since it began, in seconds of one core. */
    public static double cpuSeconds(long pid) throws IOException {
        var stat = Files.readString(file(pid, "stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS])) / TICKS_PER_SECOND;
    }

    /** Bytes that went, or will go, to a disk on its account. */
    public static long writtenBytes(long pid) throws IOException {
        return number(WRITTEN, Files.readString(file(pid, "io")));
    }

    private static Path file(long pid, String name) {
        return Path.of(String.format(Locale.ROOT, "/proc/%d/%s", pid, name));
    }

    private static long number(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("there is no " + pattern);
        }
        return Long.parseLong(matcher.group(1));
    }
}
