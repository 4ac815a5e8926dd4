package dev.jarvis.net;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Asks by one ICMP echo through the system's ping program, which has the right to it where a process like ours has not.
 * Java's own reachability test would fall back to TCP without saying so.
 */
final class IcmpProbe {

    private static final Pattern TIME = Pattern.compile("time[=<]([0-9.]{1,12}) ?ms");
    private static final int MOST_BYTES = 8192;
    private static final Duration GRACE = Duration.ofSeconds(1);

    private IcmpProbe() {}

    static PingResult.Probe ask(InetAddress address, Duration patience) {
        return new PingResult.Probe("ICMP", address.getHostAddress(), answer("ping", address, patience));
    }

    /** What a ping program says; its words depend on the language, but for the one that is set here. */
    static PingResult.Answer answer(String program, InetAddress address, Duration patience) {
        var builder = new ProcessBuilder(List.of(
                        program,
                        "-n",
                        "-c",
                        "1",
                        "-W",
                        Long.toString(Math.max(1, patience.toSeconds())),
                        address.getHostAddress()))
                .redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        long began = System.nanoTime();
        Process ping;
        try {
            ping = builder.start();
        } catch (IOException missing) {
            return new PingResult.Answer.NotPossible("there is no ping program here");
        }
        try {
            ping.getOutputStream().close();
            if (!ping.waitFor(patience.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS)) {
                return new PingResult.Answer.Silent("said nothing within " + patience.toMillis() + " ms");
            }
            var lasted = Duration.ofNanos(System.nanoTime() - began);
            var said = new String(ping.getInputStream().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            return read(ping.exitValue(), said, patience, lasted);
        } catch (IOException broken) {
            return new PingResult.Answer.NotPossible("the ping program failed: " + broken.getMessage());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return new PingResult.Answer.NotPossible("interrupted");
        } finally {
            ping.destroyForcibly();
        }
    }

    /**
     * Status 0: an echo came; 1: none; anything else: it could not ask (ping(8)).
     *
     * @param lasted how long the program ran, which stands for the round trip where it says none
     */
    static PingResult.Answer read(int status, String said, Duration patience, Duration lasted) {
        return switch (status) {
            case 0 -> new PingResult.Answer.Accepted(time(said).orElse(lasted));
            case 1 -> new PingResult.Answer.Silent("said nothing within " + patience.toMillis() + " ms");
            default ->
                new PingResult.Answer.NotPossible(said.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .findFirst()
                        .orElse("status " + status));
        };
    }

    private static Optional<Duration> time(String said) {
        var found = TIME.matcher(said);
        try {
            return found.find()
                    ? Optional.of(Duration.ofNanos((long) (Double.parseDouble(found.group(1)) * 1_000_000)))
                    : Optional.empty();
        } catch (NumberFormatException senseless) {
            return Optional.empty();
        }
    }
}
