package dev.jarvis.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration LASTED = Duration.ofMillis(3);

    @TempDir
    Path folder;

    private final Ping ping = new Ping(PATIENCE);

    private static PingResult.Asked asked(PingResult result) {
        return assertInstanceOf(PingResult.Asked.class, result, result.text());
    }

    private static PingResult.Answer tcp(PingResult.Asked asked) {
        return asked.probes().stream()
                .filter(probe -> probe.means().startsWith("TCP"))
                .findFirst()
                .orElseThrow()
                .answer();
    }

    @Test
    void openPort_answers() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var asked = asked(ping.ask("127.0.0.1", server.getLocalPort()));
            assertTrue(asked.alive());
            assertInstanceOf(PingResult.Answer.Accepted.class, tcp(asked));
            assertTrue(asked.fastest().isPresent());
            assertTrue(asked.text().startsWith("127.0.0.1 is there: TCP " + server.getLocalPort()), asked.text());
        }
    }

    @Test
    void closedPort_refuses_whichIsALifeSign() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        var asked = asked(ping.ask("127.0.0.1", port));
        assertInstanceOf(PingResult.Answer.Refused.class, tcp(asked));
        assertTrue(asked.alive());
    }

    @Test
    void names_areResolved() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertTrue(asked(ping.ask("localhost", server.getLocalPort())).alive());
        }
    }

    @Test
    void usualPorts_areThoseOfANode() {
        var means = asked(ping.ask("127.0.0.1")).probes().stream()
                .map(PingResult.Probe::means)
                .toList();
        assertEquals(List.of("TCP 8006", "TCP 22", "ICMP"), means);
    }

    @Test
    void ipv6_isAsked() {
        assertEquals(
                "0:0:0:0:0:0:0:1",
                asked(ping.ask("[::1]", 22)).probes().getFirst().address());
    }

    @Test
    void badNames_areRefusedPlainly() {
        for (var bad : List.of("", " ", "-c", "a b", "host;id", "http://host/", "ü.example", "x".repeat(300))) {
            var refused = assertInstanceOf(PingResult.NotAsked.class, ping.ask(bad), bad);
            assertTrue(refused.text().startsWith("a host is a DNS name or an IP address"), refused.text());
            assertFalse(refused.alive());
        }
        assertEquals(
                "a port must be 1..65535, was 65536",
                ping.ask("127.0.0.1", 65_536).text());
    }

    @Test
    void unknownNames_areSaid() {
        var unknown = new Ping(Duration.ofSeconds(20)).ask("no-such-host.invalid", 22);
        assertInstanceOf(PingResult.NotAsked.class, unknown, unknown.text());
        assertTrue(unknown.text().contains("no-such-host.invalid"), unknown.text());
    }

    @Test
    void pingProgram_isUnderstood() {
        var echo = "64 bytes from 127.0.0.1: icmp_seq=1 ttl=64 time=0.035 ms\n";
        assertEquals(
                new PingResult.Answer.Accepted(Duration.ofNanos(35_000)), IcmpProbe.read(0, echo, PATIENCE, LASTED));
        assertInstanceOf(PingResult.Answer.Silent.class, IcmpProbe.read(1, "100% packet loss", PATIENCE, LASTED));
        assertEquals(
                new PingResult.Answer.NotPossible("ping: socktype: SOCK_RAW: Operation not permitted"),
                IcmpProbe.read(2, "\nping: socktype: SOCK_RAW: Operation not permitted\n", PATIENCE, LASTED));
    }

    @Test
    void echoWithoutAReadableTime_isAnEcho() {
        for (var unread : List.of("", "time=... ms", "Zeit=0,035 ms", "temps=0,035 ms")) {
            assertEquals(new PingResult.Answer.Accepted(LASTED), IcmpProbe.read(0, unread, PATIENCE, LASTED), unread);
        }
    }

    @Test
    void pingProgram_speaksTheLanguageThatIsUnderstood() throws IOException {
        var program = Files.writeString(
                folder.resolve("ping"), "#!/bin/sh\ntest \"$LC_ALL\" = C && echo 'icmp_seq=1 ttl=64 time=7.25 ms'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertEquals(
                new PingResult.Answer.Accepted(Duration.ofNanos(7_250_000)),
                IcmpProbe.answer(program.toString(), InetAddress.getLoopbackAddress(), Duration.ofSeconds(60)));
    }
}
