package dev.jarvis.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginMarkTest {

    @TempDir
    Path folder;

    private Path key;
    private Path knownHosts;

    @BeforeEach
    void write() throws IOException {
        key = Files.writeString(folder.resolve("key"), "secret");
        knownHosts = Files.writeString(folder.resolve("known_hosts"), "");
    }

    private String mark(String user, String address) {
        return LoginMark.of(new SshSettings(Optional.of(key), user, knownHosts, Map.of(), SshLimits.DEFAULT), address);
    }

    @Test
    void mark_isAnother_afterEachChangeThatMayMendALogin() throws IOException {
        var before = mark("root", "pve1:22");
        assertEquals(before, mark("root", "pve1:22"));

        var marks = new HashSet<String>();
        marks.add(before);
        marks.add(mark("admin", "pve1:22"));
        marks.add(mark("root", "pve1:2222"));
        Files.setLastModifiedTime(key, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        marks.add(mark("root", "pve1:22"));
        Files.writeString(knownHosts, "pve1 ssh-ed25519 AAAA\n");
        marks.add(mark("root", "pve1:22"));
        Files.delete(key);
        marks.add(mark("root", "pve1:22"));
        assertEquals(6, marks.size());
    }

    @Test
    void mark_isOneWord() {
        assertEquals(16, mark("root", "pve1:22").length());
        assertNotEquals("", mark("root", "pve1:22").strip());
    }
}
