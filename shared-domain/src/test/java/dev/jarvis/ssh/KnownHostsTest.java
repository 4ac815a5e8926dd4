package dev.jarvis.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.settings.InvalidSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownHostsTest {

    private static final SshAddress HOST = new SshAddress("pve1", 22);
    private static final SshAddress ELSEWHERE = new SshAddress("pve1", 2222);
    private static final HostKey ONE =
            new HostKey("ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAIEaTBuVWwIMnJ0qZ2eBXqyAOwL1sSsd9vZQF3gVZJqJp");
    private static final HostKey OTHER =
            new HostKey("ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAIP9oPIvOVrrOFDp9vQHVsxWeuQxLe3LoSsGNi0KBRmtm");

    @TempDir
    Path folder;

    private KnownHosts hosts(String... lines) throws IOException {
        return new KnownHosts(Files.write(folder.resolve("known_hosts"), List.of(lines)));
    }

    @Test
    void learntKey_isKnown_inAFileOfItsOwner() throws IOException {
        var hosts = new KnownHosts(folder.resolve("new/known_hosts"));
        assertInstanceOf(KnownHosts.Verdict.Unknown.class, hosts.judge(HOST, ONE));
        assertInstanceOf(KnownHosts.Verdict.Unknown.class, hosts.learn(HOST, ONE));
        assertInstanceOf(KnownHosts.Verdict.Known.class, hosts.judge(HOST, ONE));
        assertInstanceOf(KnownHosts.Verdict.Known.class, hosts.learn(HOST, ONE));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(hosts.file())));
        assertEquals(1, Files.readAllLines(hosts.file()).size());
        assertEquals(List.of("ssh-ed25519"), hosts.typesOf(HOST));
    }

    @Test
    void portsAreHostsOfTheirOwn() throws IOException {
        var hosts = hosts("pve1 ssh-ed25519 " + ONE.encoded(), "[pve1]:2222 ssh-ed25519 " + OTHER.encoded());
        assertInstanceOf(KnownHosts.Verdict.Known.class, hosts.judge(HOST, ONE));
        assertInstanceOf(KnownHosts.Verdict.Known.class, hosts.judge(ELSEWHERE, OTHER));
        assertEquals(new KnownHosts.Verdict.Changed(OTHER, 2), hosts.judge(ELSEWHERE, ONE));
    }

    @Test
    void changedKey_isNotLearnt() throws IOException {
        var hosts = hosts("# a comment", "", "junk", "pve1,10.0.0.1 ssh-ed25519 " + ONE.encoded() + " a comment");
        assertEquals(new KnownHosts.Verdict.Changed(ONE, 4), hosts.learn(HOST, OTHER));
        assertEquals(4, Files.readAllLines(hosts.file()).size());
        assertInstanceOf(
                KnownHosts.Verdict.Changed.class, hosts.judge(HOST, new HostKey("ecdsa-sha2-nistp256", "AAAA")));
    }

    @Test
    void patternsAndRevokedKeys_count_andAuthoritiesDoNot() throws IOException {
        var hosts = hosts(
                "@cert-authority *.example ssh-ed25519 " + ONE.encoded(),
                "@revoked * ssh-ed25519 " + OTHER.encoded(),
                "pve* ssh-ed25519 " + ONE.encoded());
        assertInstanceOf(KnownHosts.Verdict.Known.class, hosts.judge(HOST, ONE));
        assertEquals(new KnownHosts.Verdict.Revoked(2), hosts.judge(HOST, OTHER));
        assertInstanceOf(KnownHosts.Verdict.Unknown.class, hosts.judge(new SshAddress("a.example", 22), ONE));
    }

    @Test
    void lastLineWithoutEnd_isKept() throws IOException {
        Files.writeString(folder.resolve("known_hosts"), "other ssh-ed25519 " + ONE.encoded());
        var hosts = new KnownHosts(folder.resolve("known_hosts"));
        hosts.learn(HOST, OTHER);
        assertInstanceOf(KnownHosts.Verdict.Known.class, hosts.judge(new SshAddress("other", 22), ONE));
        assertInstanceOf(KnownHosts.Verdict.Known.class, hosts.judge(HOST, OTHER));
    }

    @Test
    void settings_areReadAndRefused() {
        var settings = new SshProperties(
                        Optional.of("/keys/id"),
                        Optional.of(""),
                        Optional.empty(),
                        Optional.of("pve1=10.0.0.1:2222, pve2=[fd00::2],pve3=nas"))
                .settings(Path.of("/data/jarvis.db"));
        assertEquals("root", settings.user());
        assertEquals(Path.of("/data/known_hosts"), settings.knownHosts());
        assertEquals(
                Map.of(
                        new NodeName("pve1"), new SshAddress("10.0.0.1", 2222),
                        new NodeName("pve2"), new SshAddress("fd00::2", 22),
                        new NodeName("pve3"), new SshAddress("nas", 22)),
                settings.nodes());
        assertEquals(new SshAddress("pve9", 22), settings.addressOf(new NodeName("pve9"), node -> Optional.empty()));
        assertEquals(
                new SshAddress("10.0.0.9", 22),
                settings.addressOf(new NodeName("pve9"), node -> Optional.of("10.0.0.9")));
        for (var wrong :
                List.of("pve1", "pve1=", "pve1=a:b", "pve1=h:0", "a=b,a=c", "pve1=-x", "p/1=h", "a=[fd00::1")) {
            assertThrows(
                    InvalidSetting.class,
                    () -> new SshProperties(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(wrong)),
                    wrong);
        }
    }
}
