package dev.jarvis.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void options_areReadInBothForms() {
        var read = read("--for", "90s", "--runs=3", "--dir", "some/folder");
        assertEquals(Duration.ofSeconds(90), read.time("--for", MINUTE, Duration.ZERO));
        assertEquals(3, read.number("--runs", 7, 1, 10));
        assertEquals(Optional.of(Path.of("some/folder")), read.path("--dir"));
    }

    @Test
    void options_thatAreNotGiven_haveTheirDefaults() {
        assertEquals(MINUTE, read().time("--for", MINUTE, Duration.ZERO));
        assertEquals(7, read().number("--runs", 7, 1, 10));
        assertEquals("one", read().oneOf("--shape", List.of("one", "two")));
        assertEquals(Optional.empty(), read().path("--dir"));
    }

    @Test
    void times_haveUnits() {
        assertEquals(Duration.ofMillis(500), time("500ms"));
        assertEquals(Duration.ofSeconds(5), time("5s"));
        assertEquals(Duration.ofMinutes(10), time("10m"));
        assertEquals(Duration.ofHours(1), time("1h"));
    }

    @Test
    void senselessWords_areNamed() {
        refused("unknown word \"fast\": the options are --for, --runs, --shape, --dir", () -> read("fast"));
        refused("unknown word \"--fast=1\": the options are --for, --runs, --shape, --dir", () -> read("--fast=1"));
        refused("unknown word \"now\": this benchmark has no options", () -> Arguments.read(List.of("now"), List.of()));
        refused("--runs needs a value", () -> read("--runs"));
        refused("--runs is given twice", () -> read("--runs", "1", "--runs=2"));
        refused("--runs must be 1..10, was \"0\"", () -> read("--runs", "0").number("--runs", 7, 1, 10));
        refused("--runs must be 1..10, was \"-1\"", () -> read("--runs", "-1").number("--runs", 7, 1, 10));
        refused(
                "--runs must be 1..10, was \"99999999999\"",
                () -> read("--runs", "99999999999").number("--runs", 7, 1, 10));
        refused(
                "--for must be a number and ms, s, m or h, such as 60s, was \"long\"",
                () -> read("--for", "long").time("--for", MINUTE, Duration.ZERO));
        refused(
                "--for must be 60s or more, was \"10s\"",
                () -> read("--for", "10s").time("--for", MINUTE, MINUTE));
        refused(
                "--shape must be one or two, was \"three\"",
                () -> read("--shape", "three").oneOf("--shape", List.of("one", "two")));
    }

    private static Duration time(String text) {
        return read("--for", text).time("--for", MINUTE, Duration.ZERO);
    }

    private static Arguments read(String... words) {
        return Arguments.read(List.of(words), List.of("--for", "--runs", "--shape", "--dir"));
    }

    private static void refused(String reason, Runnable reading) {
        assertEquals(reason, assertThrows(BadUsage.class, reading::run).getMessage());
    }
}
