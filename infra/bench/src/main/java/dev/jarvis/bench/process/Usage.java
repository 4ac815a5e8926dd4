package dev.jarvis.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** What Linux says of a process, from {@code /proc}. */
public final class Usage {

    private static final Pattern RSS = Pattern.compile("(?m)^Rss:\\s+(\\d+) kB");
    private static final Pattern PSS = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");
    private static final Pattern WRITTEN = Pattern.compile("(?m)^write_bytes: (\\d+)");
    private static final Pattern MAIN = Pattern.compile("\0dev\\.jarvis\\.(?:\\w+\\.)*(\\w+)(?:\0|$)");
    private static final int STATE = 0;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    /** {@code getconf CLK_TCK}; 100 on every Linux that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private Usage() {}

    /** Memory in KiB, shared pages divided among those who share them. */
    public static long pssKib(long pid) throws IOException {
        return number(PSS, Files.readString(file(pid, "smaps_rollup")));
    }

    /** Memory in KiB, shared pages counted whole. */
    public static long rssKib(long pid) throws IOException {
        return number(RSS, Files.readString(file(pid, "smaps_rollup")));
    }

    /** Processor time since it began, in seconds of one core; it grows in steps of 10 ms. */
    public static double cpuSeconds(long pid) throws IOException {
        var fields = fields(pid);
        return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS])) / TICKS_PER_SECOND;
    }

    /** Bytes that went, or will go, to a disk on its account. */
    public static long writtenBytes(long pid) throws IOException {
        return number(WRITTEN, Files.readString(file(pid, "io")));
    }

    /** What people call it: a program of ours by its class, another by its file. */
    public static String name(long pid) throws IOException {
        var ours = MAIN.matcher(new String(Files.readAllBytes(file(pid, "cmdline")), StandardCharsets.UTF_8));
        return ours.find() ? ours.group(1) : Files.readString(file(pid, "comm")).strip();
    }

    /** Whether it is no more, or is only listed until its parent has taken note of its end. */
    static boolean hasEnded(long pid) {
        try {
            return fields(pid)[STATE].equals("Z");
        } catch (IOException gone) {
            return true;
        }
    }

    /** What stands in {@code stat} behind the program's name, which may contain anything. */
    private static String[] fields(long pid) throws IOException {
        var stat = Files.readString(file(pid, "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
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
