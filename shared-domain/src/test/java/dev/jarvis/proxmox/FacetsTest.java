package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.ScriptedProxmox.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each facet reads, from answers as real servers give them. */
class FacetsTest {

    private static final NodeName PVE1 = new NodeName("pve1");
    private static final GuestId GUEST = new GuestId(101);
    private static final GuestAddress VM = new GuestAddress(PVE1, GuestType.QEMU, GUEST);
    private static final Instant AT = Instant.ofEpochSecond(1_700_000_000);

    private final ScriptedProxmox server = new ScriptedProxmox();
    private final ProxmoxClient client = Connected.to(server);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void history_hasAPointForEachStep_andNoValueWhereNothingWasMeasured() {
        server.on(
                "GET /nodes/pve1/rrddata",
                Reply.data("[{\"time\":1700000000,\"cpu\":0.25,\"netin\":\"1e3\",\"roottotal\":null},"
                        + "{\"time\":1700000060},{\"cpu\":1}]"));
        assertEquals(
                new History(List.of(
                        new History.Point(AT, Map.of("cpu", 0.25, "netin", 1000.0)),
                        new History.Point(AT.plusSeconds(60), Map.of()))),
                client.nodes().history(PVE1, History.Span.HOUR));
        assertEquals(List.of("GET /nodes/pve1/rrddata?cf=AVERAGE&timeframe=hour"), server.calls());
    }

    @Test
    void historyOfGuestsAndStorages_isReadLikewise() {
        server.on("GET /nodes/pve1/qemu/101/rrddata", Reply.data("[{\"time\":1700000000,\"mem\":5}]"));
        server.on("GET /nodes/pve1/storage/nas/rrddata", Reply.data("[{\"time\":1700000000,\"used\":7}]"));
        assertEquals(
                Map.of("mem", 5.0),
                client.guests()
                        .history(VM, History.Span.WEEK)
                        .points()
                        .getFirst()
                        .values());
        assertEquals(
                Map.of("used", 7.0),
                client.storages()
                        .history(PVE1, "nas", History.Span.DAY)
                        .points()
                        .getFirst()
                        .values());
    }

    @Test
    void addressesOfANode_areOfBothFamilies_inEitherForm() {
        server.on(
                "GET /nodes/pve1/network",
                Reply.data("[{\"iface\":\"vmbr0\",\"cidr\":\"10.0.0.1/24\",\"cidr6\":\"fd00::1/64\"},"
                        + "{\"iface\":\"vmbr1\",\"address\":\"10.0.1.1\",\"address6\":\"fd01::1\"}]"));
        assertEquals(
                List.of(List.of("10.0.0.1/24", "fd00::1/64"), List.of("10.0.1.1", "fd01::1")),
                client.nodes().interfaces(PVE1).stream()
                        .map(NetworkInterface::addresses)
                        .toList());
    }

    @Test
    void homeOfAGuest_isThatOfNoOther() {
        server.on(
                "GET /cluster/resources",
                Reply.data("[{\"type\":\"qemu\",\"vmid\":100,\"node\":\"pve2\",\"status\":\"running\"},"
                        + "{\"type\":\"qemu\",\"vmid\":101,\"node\":\"pve1\",\"status\":\"running\"}]"));
        assertEquals(Optional.of(PVE1), client.guests().home(GUEST));
        assertEquals(Optional.empty(), client.guests().home(new GuestId(102)));
    }

    @Test
    void hibernated_isAGuestThatIsStopped_withItsMemoryOnDisk() {
        server.on(
                "GET /nodes/pve1/qemu/101/status/current",
                Reply.data("{\"status\":\"stopped\",\"lock\":\"suspended\"}"),
                Reply.data("{\"status\":\"running\",\"lock\":\"suspended\"}"),
                Reply.data("{\"status\":\"stopped\",\"lock\":\"backup\"}"));
        assertTrue(client.guests().status(VM).isHibernated());
        assertFalse(client.guests().status(VM).isHibernated());
        assertFalse(client.guests().status(VM).isHibernated());
    }

    @Test
    void serviceInError_isNoOther() {
        assertTrue(service("error").isInError());
        assertFalse(service("started").isInError());
    }

    private static HaStatus.HaService service(String state) {
        return new HaStatus.HaService("vm:101", Optional.of(GUEST), Optional.of(PVE1), state, Optional.empty());
    }

    @Test
    void rawNumber_isWhatTheValueBeginsWith() {
        assertEquals(OptionalLong.of(0), raw("0").rawNumber());
        assertEquals(OptionalLong.of(9), raw("9").rawNumber());
        assertEquals(OptionalLong.of(36), raw("36:1").rawNumber());
        assertEquals(OptionalLong.of(36), raw("36/1").rawNumber());
        assertEquals(
                OptionalLong.of(123_456_789_012_345_678L),
                raw("1234567890123456789").rawNumber());
        assertEquals(OptionalLong.empty(), raw("").rawNumber());
    }

    private static Smart.Attribute raw(String text) {
        return new Smart.Attribute(
                9, "Power_On_Hours", OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), text, "-");
    }

    @Test
    void nodeStatus_isReadFromBothReleases() {
        server.on(
                "GET /nodes/pve1/status",
                Reply.data(
                        "{\"cpuinfo\":{\"cpus\":8,\"model\":\"Xeon\"},\"current-kernel\":{\"release\":\"6.14.8-2-pve\"},"
                                + "\"kversion\":\"Linux 6.14.8-2-pve #1\",\"memory\":{\"used\":5,\"total\":9},"
                                + "\"loadavg\":[\"0.10\",\"0.20\",\"0.30\"]}"),
                Reply.data("{\"cpus\":4,\"kversion\":\"Linux 5.15.1-pve #1\"}"));
        var nine = client.nodes().status(PVE1);
        assertEquals(8, nine.cpus().orElseThrow());
        assertEquals("Xeon", nine.cpuModel().orElseThrow());
        assertEquals("6.14.8-2-pve", nine.kernel().orElseThrow());
        assertEquals(5, nine.memoryUsedBytes().orElseThrow());
        var old = client.nodes().status(PVE1);
        assertEquals(4, old.cpus().orElseThrow());
        assertEquals("Linux 5.15.1-pve #1", old.kernel().orElseThrow());
        assertTrue(old.memoryUsedBytes().isEmpty());
    }

    @Test
    void guest_isManagedOnlyWhereItSaysSo_andAContainerIsNamedByItsHost() {
        var container = new GuestAddress(PVE1, GuestType.LXC, GUEST);
        server.on(
                "GET /nodes/pve1/lxc/101/status/current",
                Reply.data("{\"status\":\"running\",\"ha\":{\"managed\":0}}"),
                Reply.data("{\"status\":\"running\",\"ha\":{\"managed\":1,\"state\":\"started\"}}"));
        server.on("GET /nodes/pve1/lxc/101/config", Reply.data("{\"hostname\":\"dns\"}"));
        assertFalse(client.guests().status(container).haManaged());
        assertTrue(client.guests().status(container).haManaged());
        assertEquals("dns", client.guests().config(container).name().orElseThrow());
    }

    @Test
    void nodeConfig_tellsWhichCardWakesIt_inBothForms() {
        server.on(
                "GET /nodes/pve1/config",
                Reply.data("{\"wakeonlan\":\"AA:BB:CC:DD:EE:FF\",\"description\":\"attic\"}"),
                Reply.data("{\"wakeonlan\":\"broadcast-address=10.0.0.255,mac=aa:bb:cc:dd:ee:ff\"}"),
                Reply.data("{\"wakeonlan\":\"broadcast-address=10.0.0.255\"}"),
                Reply.data("{}"));
        assertEquals(
                new NodeConfig(Optional.of("AA:BB:CC:DD:EE:FF"), Optional.of("attic")),
                client.nodes().config(PVE1));
        assertEquals(
                Optional.of("aa:bb:cc:dd:ee:ff"), client.nodes().config(PVE1).wakeMac());
        assertEquals(Optional.empty(), client.nodes().config(PVE1).wakeMac());
        assertEquals(Optional.empty(), client.nodes().config(PVE1).wakeMac());
    }

    @Test
    void certificates_haveTheirEnd() {
        server.on(
                "GET /nodes/pve1/certificates/info",
                Reply.data("[{\"filename\":\"pve-ssl.pem\",\"fingerprint\":\"" + server.fingerprint()
                        + "\",\"subject\":\"/CN=pve1\",\"issuer\":\"/CN=CA\",\"notbefore\":1600000000,"
                        + "\"notafter\":\"1700000000\",\"san\":[\"127.0.0.1\",\"pve1\"]},{\"subject\":\"/CN=none\"}]"));
        assertEquals(
                List.of(new NodeCertificate(
                        "pve-ssl.pem",
                        Optional.of(server.fingerprint()),
                        Optional.of("/CN=pve1"),
                        Optional.of("/CN=CA"),
                        Optional.of(Instant.ofEpochSecond(1_600_000_000)),
                        Optional.of(AT),
                        List.of("127.0.0.1", "pve1"))),
                client.nodes().certificates(PVE1));
    }

    @Test
    void networkInterfaces_ofANodeHaveTheirAddresses() {
        server.on(
                "GET /nodes/pve1/network",
                Reply.data("[{\"iface\":\"vmbr0\",\"type\":\"bridge\",\"active\":1,\"cidr\":\"10.0.0.1/24\","
                        + "\"address\":\"10.0.0.1\",\"cidr6\":\"fd00::1/64\"},"
                        + "{\"iface\":\"eno1\",\"type\":\"eth\"},{\"iface\":\"eno2\",\"address\":\"10.0.1.1\"},{}]"));
        assertEquals(
                List.of(
                        new NetworkInterface(
                                "vmbr0",
                                Optional.of("bridge"),
                                Optional.of(true),
                                Optional.empty(),
                                List.of("10.0.0.1/24", "fd00::1/64")),
                        new NetworkInterface(
                                "eno1", Optional.of("eth"), Optional.of(false), Optional.empty(), List.of()),
                        new NetworkInterface(
                                "eno2", Optional.empty(), Optional.of(false), Optional.empty(), List.of("10.0.1.1"))),
                client.nodes().interfaces(PVE1));
    }

    @Test
    void versions_areThoseOfTheHostAndOfANode() {
        server.on("GET /version", Reply.data("{\"version\":\"9.1.2\",\"release\":\"9.1\",\"repoid\":\"x\"}"));
        server.on("GET /nodes/pve1/version", Reply.data("{\"version\":\"8.4.1\",\"release\":\"8.4\"}"));
        assertEquals(new Version("9.1.2", "9.1"), client.cluster().version());
        assertEquals(new Version("8.4.1", "8.4"), client.nodes().version(PVE1));
    }

    @Test
    void services_areActiveByTheirState_orInOldReleasesByTheirSubState() {
        server.on(
                "GET /nodes/pve1/services",
                Reply.data("[{\"service\":\"pveproxy\",\"name\":\"pveproxy\",\"desc\":\"API\",\"state\":\"running\","
                        + "\"active-state\":\"active\",\"unit-state\":\"enabled\"},"
                        + "{\"service\":\"zfs\",\"state\":\"exited\",\"active-state\":\"active\"},"
                        + "{\"service\":\"chrony\",\"state\":\"dead\",\"active-state\":\"inactive\",\"unit-state\":\"not-found\"},"
                        + "{\"name\":\"old\",\"state\":\"running\"},{\"state\":\"running\"}]"));
        var services = client.services().of(PVE1);

        assertEquals(
                new Service("pveproxy", Optional.of("API"), "running", Optional.of("active"), Optional.of("enabled")),
                services.getFirst());
        assertEquals(
                List.of(true, true, false, true),
                services.stream().map(Service::isActive).toList());
        assertEquals(
                List.of(true, true, false, true),
                services.stream().map(Service::isInstalled).toList());
    }

    @Test
    void serviceOfWhichNothingIsSaid_isAnError_notAService() {
        server.on("GET /nodes/pve1/services/pveproxy/state", Reply.data("{}"));
        assertEquals(
                "node pve1 said nothing of service pveproxy",
                Connected.errorOf(() -> client.services().state(PVE1, "pveproxy"))
                        .text());
    }

    @Test
    void updates_haveWhatIsThere_andWhatCouldBe() {
        var rows = "[{\"Package\":\"openssl\",\"Title\":\"TLS\",\"OldVersion\":\"3.0.1\",\"Version\":\"3.0.2\","
                + "\"Origin\":\"Debian\",\"Priority\":\"optional\",\"Section\":\"utils\"},"
                + "{\"Package\":\"pve-manager\",\"OldVersion\":\"9.1.2\",\"Version\":\"9.1.2\"},"
                + "{\"Package\":\"new\",\"Version\":\"1\"},{\"Version\":\"1\"}]";
        server.on("GET /nodes/pve1/apt/update", Reply.data(rows));
        server.on("GET /nodes/pve1/apt/versions", Reply.data(rows));
        var updates = client.packages().updates(PVE1);

        assertEquals(
                new PackageVersion(
                        "openssl",
                        Optional.of("TLS"),
                        Optional.of("3.0.1"),
                        Optional.of("3.0.2"),
                        Optional.of("Debian"),
                        Optional.of("optional"),
                        Optional.of("utils")),
                updates.getFirst());
        assertEquals(Optional.empty(), updates.get(1).candidate());
        assertEquals(Optional.empty(), updates.get(2).installed());
        assertEquals(Optional.of("1"), updates.get(2).candidate());
        assertEquals(updates, client.packages().versions(PVE1));
    }

    @Test
    void disks_areListedWithoutWakingThem() {
        server.on(
                "GET /nodes/pve1/disks/list",
                Reply.data(
                        "[{\"devpath\":\"/dev/sda\",\"type\":\"hdd\",\"rpm\":\"5400\",\"model\":\"WD\",\"serial\":\"S1\","
                                + "\"size\":4000,\"used\":\"ZFS\",\"health\":\"UNKNOWN\",\"wearout\":\"N/A\",\"osdid-list\":null},"
                                + "{\"devpath\":\"/dev/nvme0n1\",\"type\":\"nvme\",\"health\":\"PASSED\",\"wearout\":97},{}]"));
        assertEquals(
                List.of(
                        new Disk(
                                "/dev/sda",
                                "hdd",
                                Optional.of("WD"),
                                Optional.of("S1"),
                                OptionalLong.of(4000),
                                Optional.of("ZFS"),
                                "UNKNOWN",
                                OptionalDouble.empty()),
                        new Disk(
                                "/dev/nvme0n1",
                                "nvme",
                                Optional.empty(),
                                Optional.empty(),
                                OptionalLong.empty(),
                                Optional.empty(),
                                "PASSED",
                                OptionalDouble.of(97))),
                client.disks().of(PVE1));
        assertEquals(2, client.disks().withHealth(PVE1).size());
        assertEquals(List.of("GET /nodes/pve1/disks/list?skipsmart=1", "GET /nodes/pve1/disks/list"), server.calls());
    }

    @Test
    void smart_hasTheAttributesOfAnAtaDisk() {
        server.on(
                "GET /nodes/pve1/disks/smart",
                Reply.data(
                        "{\"health\":\"PASSED\",\"type\":\"ata\",\"attributes\":["
                                + "{\"id\":\"  5\",\"name\":\"Reallocated_Sector_Ct\",\"value\":200,\"worst\":199,\"threshold\":\"140\","
                                + "\"raw\":\"0\",\"fail\":\"-\",\"flags\":\"PO--CK\"},"
                                + "{\"id\":\"194\",\"name\":\"Temperature_Celsius\",\"value\":36,\"raw\":\"36 (Min/Max 20/48)\"},"
                                + "{\"id\":\"9\",\"name\":\"Power_On_Hours\",\"raw\":\"n/a\"},{\"name\":\"no id\"},{\"id\":1}]}"));
        var smart = client.disks().smart(PVE1, "/dev/sda");

        assertEquals(
                Optional.of(new Smart.Attribute(
                        5,
                        "Reallocated_Sector_Ct",
                        OptionalInt.of(200),
                        OptionalInt.of(199),
                        OptionalInt.of(140),
                        "0",
                        "-")),
                smart.attribute(5));
        assertEquals(3, smart.attributes().size());
        assertEquals(OptionalLong.of(36), smart.attribute(194).orElseThrow().rawNumber());
        assertEquals(OptionalLong.empty(), smart.attribute(9).orElseThrow().rawNumber());
        assertEquals(Optional.empty(), smart.attribute(197));
        assertFalse(smart.isFailing());
        assertEquals(List.of("GET /nodes/pve1/disks/smart?disk=%2Fdev%2Fsda"), server.calls());
    }

    @Test
    void healthAlone_isTheSmallestQuestion() {
        server.on(
                "GET /nodes/pve1/disks/smart",
                Reply.data("{\"health\":\"FAILED!\"}"),
                Reply.data("{\"health\":\"UNKNOWN\"}"),
                Reply.data("{}"));
        assertTrue(client.disks().health(PVE1, "/dev/sda").isFailing());
        assertFalse(client.disks().health(PVE1, "/dev/sda").isFailing());
        assertEquals("UNKNOWN", client.disks().health(PVE1, "/dev/sda").health());
        assertEquals(
                "GET /nodes/pve1/disks/smart?disk=%2Fdev%2Fsda&healthonly=1",
                server.calls().getFirst());
    }

    @Test
    void pools_haveTheirHealthAndTheirDevices() {
        server.on(
                "GET /nodes/pve1/disks/zfs",
                Reply.data(
                        "[{\"name\":\"tank\",\"health\":\"DEGRADED\",\"size\":100,\"alloc\":60,\"free\":40,\"frag\":12},"
                                + "{\"name\":\"rpool\",\"health\":\"ONLINE\"},{}]"));
        server.on(
                "GET /nodes/pve1/disks/zfs/tank",
                Reply.data(
                        "{\"name\":\"tank\",\"state\":\"DEGRADED\",\"scan\":\"scrub repaired 0B\",\"status\":\"One or more\","
                                + "\"action\":\"Replace\",\"errors\":\"No known data errors\",\"children\":[{\"name\":\"mirror-0\","
                                + "\"state\":\"DEGRADED\",\"leaf\":0,\"children\":[{\"name\":\"sda\",\"state\":\"FAULTED\",\"leaf\":1,"
                                + "\"read\":3,\"write\":\"4\",\"cksum\":5,\"msg\":\"too many errors\"},{}]}]}"));
        var pools = client.disks().zfsPools(PVE1);

        assertEquals(
                new ZfsPool(
                        "tank",
                        "DEGRADED",
                        OptionalLong.of(100),
                        OptionalLong.of(60),
                        OptionalLong.of(40),
                        OptionalDouble.of(12)),
                pools.getFirst());
        assertEquals(List.of(false, true), pools.stream().map(ZfsPool::isOnline).toList());
        var disk = new ZfsPoolDetail.Device(
                "sda",
                Optional.of("FAULTED"),
                OptionalLong.of(3),
                OptionalLong.of(4),
                OptionalLong.of(5),
                Optional.of("too many errors"),
                List.of());
        var mirror = new ZfsPoolDetail.Device(
                "mirror-0",
                Optional.of("DEGRADED"),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                List.of(disk));
        assertEquals(
                new ZfsPoolDetail(
                        "tank",
                        "DEGRADED",
                        Optional.of("scrub repaired 0B"),
                        Optional.of("One or more"),
                        Optional.of("Replace"),
                        Optional.of("No known data errors"),
                        List.of(mirror)),
                client.disks().zfsPool(PVE1, "tank"));
    }

    @Test
    void poolWithoutEnd_isCutOff() {
        var deep = "{\"name\":\"d\",\"children\":[".repeat(100) + "]}".repeat(100);
        server.on("GET /nodes/pve1/disks/zfs/tank", Reply.data(deep));
        var pool = client.disks().zfsPool(PVE1, "tank");
        int depth = 0;
        for (var devices = pool.devices();
                !devices.isEmpty();
                devices = devices.getFirst().devices()) {
            depth++;
        }
        assertEquals(16, depth);
        assertEquals("UNKNOWN", pool.state());
    }

    @Test
    void thinPools_haveTheirDataAndTheirMetadata() {
        server.on(
                "GET /nodes/pve1/disks/lvmthin",
                Reply.data(
                        "[{\"lv\":\"data\",\"vg\":\"pve\",\"lv_size\":100,\"used\":90,\"metadata_size\":10,\"metadata_used\":9},{}]"));
        assertEquals(
                List.of(new LvmThinPool(
                        "data",
                        "pve",
                        OptionalLong.of(100),
                        OptionalLong.of(90),
                        OptionalLong.of(10),
                        OptionalLong.of(9))),
                client.disks().lvmThinPools(PVE1));
    }

    @Test
    void pendingChanges_areThoseThatWait() {
        server.on(
                "GET /nodes/pve1/qemu/101/pending",
                Reply.data(
                        "[{\"key\":\"cores\",\"value\":2,\"pending\":4},{\"key\":\"name\",\"value\":\"plex\"},"
                                + "{\"key\":\"net1\",\"value\":\"virtio\",\"delete\":1},{\"key\":\"x\",\"delete\":0},{\"pending\":1}]"));
        assertEquals(
                List.of(
                        new PendingChange("cores", Optional.of("2"), Optional.of("4"), false),
                        new PendingChange("net1", Optional.of("virtio"), Optional.empty(), true)),
                client.guests().pending(VM));
    }

    @Test
    void containerInterfaces_areReadInTheFormOfEachRelease() {
        server.on(
                "GET /nodes/pve1/lxc/101/interfaces",
                Reply.data(
                        "[{\"name\":\"eth0\",\"hwaddr\":\"aa:bb\",\"inet\":\"10.0.0.7/24\",\"inet6\":\"fe80::1/64\"}]"),
                Reply.data(
                        "[{\"name\":\"eth0\",\"hardware-address\":\"aa:bb\",\"inet\":\"10.0.0.7/24\",\"ip-addresses\":"
                                + "[{\"ip-address\":\"10.0.0.7\",\"ip-address-type\":\"inet\",\"prefix\":\"24\"},"
                                + "{\"ip-address\":\"fe80::1\",\"prefix\":64}]},{}]"));
        var expected = List.of(new NetworkInterface(
                "eth0",
                Optional.empty(),
                Optional.empty(),
                Optional.of("aa:bb"),
                List.of("10.0.0.7/24", "fe80::1/64")));
        assertEquals(expected, client.guests().containerInterfaces(PVE1, GUEST));
        assertEquals(expected, client.guests().containerInterfaces(PVE1, GUEST));
    }

    @Test
    void snapshots_areListedWithoutTheGuestAsItIsNow() {
        server.on(
                "GET /nodes/pve1/qemu/101/snapshot",
                Reply.data(
                        "[{\"name\":\"before\",\"description\":\"by hand\\n\",\"snaptime\":1700000000,\"vmstate\":1},"
                                + "{\"name\":\"after\",\"parent\":\"before\",\"vmstate\":0},"
                                + "{\"name\":\"current\",\"parent\":\"after\",\"running\":1},{}]"));
        assertEquals(
                List.of(
                        new Snapshot("before", Optional.of("by hand"), Optional.of(AT), true, Optional.empty()),
                        new Snapshot("after", Optional.empty(), Optional.empty(), false, Optional.of("before"))),
                client.snapshots().of(VM));
    }

    @Test
    void migrationCheck_saysWhatSpeaksAgainstIt() {
        server.on(
                "GET /nodes/pve1/qemu/101/migrate",
                Reply.data(
                        "{\"running\":0,\"allowed_nodes\":[\"pve2\"],\"not_allowed_nodes\":{\"pve3\":"
                                + "{\"unavailable_storages\":[\"fast\",\"nas\"],\"unavailable-resources\":[\"gpu\"]},\"pve4\":7},"
                                + "\"local_disks\":[{\"volid\":\"local-zfs:vm-101-disk-0\",\"size\":5}],\"local_resources\":[\"usb0\"]}"),
                Reply.data("{\"running\":1}"));
        assertEquals(
                new MigrationCheck(
                        false,
                        List.of(new NodeName("pve2")),
                        Map.of(
                                new NodeName("pve3"),
                                "unavailable storages: fast, nas; unavailable-resources: gpu",
                                new NodeName("pve4"),
                                ""),
                        List.of("local-zfs:vm-101-disk-0"),
                        List.of("usb0")),
                client.migrations().check(PVE1, GUEST));
        assertTrue(client.migrations().check(PVE1, GUEST).running());
    }

    @Test
    void agent_tellsOfTheSystemAndItsNetwork() {
        server.on(
                "GET /nodes/pve1/qemu/101/agent/get-osinfo",
                Reply.data(
                        "{\"result\":{\"id\":\"debian\",\"pretty-name\":\"Debian 13\",\"version-id\":\"13\",\"kernel-release\":\"6.12\"}}"),
                Reply.data("{\"result\":{\"name\":\"Windows\",\"version\":\"11\"}}"));
        server.on(
                "GET /nodes/pve1/qemu/101/agent/network-get-interfaces",
                Reply.data(
                        "{\"result\":[{\"name\":\"lo\"},{\"name\":\"eth0\",\"hardware-address\":\"aa:bb\",\"ip-addresses\":"
                                + "[{\"ip-address\":\"10.0.0.9\"}]}]}"));
        assertEquals(
                new GuestSystem(
                        Optional.of("debian"), Optional.of("Debian 13"), Optional.of("13"), Optional.of("6.12")),
                client.agent().operatingSystem(PVE1, GUEST));
        assertEquals(
                new GuestSystem(Optional.empty(), Optional.of("Windows"), Optional.of("11"), Optional.empty()),
                client.agent().operatingSystem(PVE1, GUEST));
        assertEquals(
                List.of("10.0.0.9"),
                client.agent().interfaces(PVE1, GUEST).getLast().addresses());
        assertEquals(
                Optional.of("aa:bb"),
                client.agent().interfaces(PVE1, GUEST).getLast().mac());
    }

    @Test
    void agentsFileSystems_countEachDeviceOnce() {
        server.on(
                "GET /nodes/pve1/qemu/101/agent/get-fsinfo",
                Reply.data(
                        "{\"result\":[{\"name\":\"sda1\",\"mountpoint\":\"/\",\"type\":\"ext4\",\"used-bytes\":5,\"total-bytes\":9},"
                                + "{\"name\":\"sda1\",\"mountpoint\":\"/var/lib/docker\",\"type\":\"ext4\",\"used-bytes\":5,\"total-bytes\":9},"
                                + "{\"name\":\"sr0\",\"mountpoint\":\"/cdrom\",\"type\":\"iso9660\"},{\"name\":\"swap\"}]}"));
        assertEquals(
                List.of(
                        new GuestFileSystem("/", "ext4", OptionalLong.of(5), OptionalLong.of(9)),
                        new GuestFileSystem("/cdrom", "iso9660", OptionalLong.empty(), OptionalLong.empty())),
                client.agent().fileSystems(PVE1, GUEST));
    }

    @Test
    void storages_areConfiguredOnce_andSeenByEachNode() {
        server.on(
                "GET /storage",
                Reply.data(
                        "[{\"storage\":\"nas\",\"type\":\"nfs\",\"content\":\"backup,iso\",\"shared\":1,\"nodes\":\"pve1,pve2\","
                                + "\"disable\":1},{\"storage\":\"local\",\"type\":\"dir\"},{}]"));
        server.on(
                "GET /nodes/pve1/storage",
                Reply.data(
                        "[{\"storage\":\"local\",\"type\":\"dir\",\"active\":1,\"enabled\":1,\"shared\":0,\"used\":5,\"total\":9,"
                                + "\"avail\":4,\"content\":\"backup,iso\"},{\"type\":\"dir\"}]"));
        server.on(
                "GET /nodes/pve1/storage/local/status",
                Reply.data("{\"type\":\"dir\",\"active\":1,\"content\":\"iso\"}"));
        assertEquals(
                List.of(
                        new StorageConfig(
                                "nas",
                                "nfs",
                                false,
                                true,
                                List.of("backup", "iso"),
                                List.of(PVE1, new NodeName("pve2"))),
                        new StorageConfig("local", "dir", true, false, List.of(), List.of())),
                client.storages().configured());
        var local = new NodeStorage(
                "local",
                "dir",
                true,
                true,
                false,
                OptionalLong.of(5),
                OptionalLong.of(9),
                OptionalLong.of(4),
                List.of("backup", "iso"));
        assertEquals(List.of(local), client.storages().of(PVE1));
        assertTrue(local.takesBackups());
        assertFalse(client.storages().status(PVE1, "local").takesBackups());
    }

    @Test
    void backups_areNewestFirst_withTheirVerification() {
        server.on(
                "GET /nodes/pve1/storage/pbs/content",
                Reply.data(
                        "[{\"volid\":\"pbs:backup/vm/101/a\",\"vmid\":101,\"ctime\":1600000000,\"size\":\"12\",\"format\":\"pbs-vm\","
                                + "\"content\":\"backup\",\"notes\":\"n\",\"protected\":1,\"verification\":{\"state\":\"failed\"}},"
                                + "{\"volid\":\"pbs:backup/vm/101/b\",\"vmid\":\"101\",\"ctime\":1700000000},{\"volid\":\"pbs:backup/c\"},{}]"));
        var backups = client.backups().of(PVE1, "pbs", Optional.of(GUEST));

        assertEquals(List.of("GET /nodes/pve1/storage/pbs/content?content=backup&vmid=101"), server.calls());
        assertEquals(
                List.of("pbs:backup/vm/101/b", "pbs:backup/vm/101/a", "pbs:backup/c"),
                backups.stream().map(Volume::id).toList());
        assertEquals(
                new Volume(
                        "pbs:backup/vm/101/a",
                        Optional.of(GUEST),
                        Optional.of(Instant.ofEpochSecond(1_600_000_000)),
                        OptionalLong.of(12),
                        Optional.of("pbs-vm"),
                        Optional.of("backup"),
                        Optional.of("n"),
                        true,
                        Optional.of("failed")),
                backups.get(1));
        client.storages().content(PVE1, "pbs", Optional.empty(), Optional.empty());
        assertEquals("GET /nodes/pve1/storage/pbs/content", server.calls().getLast());
    }

    @Test
    void backupJobs_areReadWithTheGuestsThatTheyName() {
        server.on(
                "GET /cluster/backup",
                Reply.data(
                        "[{\"id\":\"backup-1\",\"enabled\":0,\"schedule\":\"02:30\",\"next-run\":1700000000,\"storage\":\"pbs\","
                                + "\"mode\":\"snapshot\",\"all\":1,\"exclude\":\"102,103\",\"pool\":\"p\",\"node\":\"pve1\",\"comment\":\"c\"},"
                                + "{\"id\":\"backup-2\",\"vmid\":\"101, 5,x\"},{}]"));
        server.on(
                "GET /cluster/backup/backup-1/included_volumes",
                Reply.data(
                        "{\"children\":[{\"id\":101,\"children\":[{\"id\":\"scsi0\"}]},{\"id\":\"104\"},{\"id\":\"x\"}]}"));
        server.on(
                "GET /cluster/backup-info/not-backed-up",
                Reply.data("[{\"vmid\":105,\"name\":\"nas\",\"type\":\"qemu\"},{\"vmid\":106},{}]"));
        var jobs = client.backups().jobs();

        assertEquals(
                new BackupJob(
                        "backup-1",
                        false,
                        Optional.of("02:30"),
                        Optional.of(AT),
                        Optional.of("pbs"),
                        Optional.of("snapshot"),
                        true,
                        List.of(),
                        List.of(new GuestId(102), new GuestId(103)),
                        Optional.of("p"),
                        Optional.of(PVE1),
                        Optional.of("c")),
                jobs.getFirst());
        assertTrue(jobs.getLast().enabled());
        assertEquals(List.of(GUEST), jobs.getLast().guests());
        assertEquals(List.of(GUEST, new GuestId(104)), client.backups().guestsOf(jobs.getFirst()));
        assertEquals(
                List.of(
                        new UnprotectedGuest(new GuestId(105), Optional.of("nas")),
                        new UnprotectedGuest(new GuestId(106), Optional.empty())),
                client.backups().inNoJob());
    }

    @Test
    void replication_tellsHowItWent() {
        var rows =
                "[{\"id\":\"101-0\",\"guest\":101,\"target\":\"pve2\",\"schedule\":\"*/15\",\"last_sync\":1600000000,"
                        + "\"last_try\":1700000000,\"next_sync\":1700000900,\"duration\":4.2,\"fail_count\":2,\"error\":\"no route\"},"
                        + "{\"id\":\"102-0\",\"disable\":1,\"last_sync\":0,\"fail_count\":0},{}]";
        server.on("GET /nodes/pve1/replication", Reply.data(rows));
        server.on("GET /cluster/replication", Reply.data(rows));
        var jobs = client.replication().of(PVE1);

        assertEquals(
                new ReplicationJob(
                        "101-0",
                        Optional.of(GUEST),
                        Optional.of(new NodeName("pve2")),
                        true,
                        Optional.of("*/15"),
                        Optional.of(Instant.ofEpochSecond(1_600_000_000)),
                        Optional.of(AT),
                        Optional.of(AT.plusSeconds(900)),
                        Optional.of(Duration.ofSeconds(4)),
                        2,
                        Optional.of("no route")),
                jobs.getFirst());
        assertEquals(
                List.of(true, false),
                jobs.stream().map(ReplicationJob::isFailing).toList());
        assertFalse(jobs.getLast().enabled());
        assertEquals(Optional.empty(), jobs.getLast().lastSync());
        assertEquals(jobs, client.replication().configured());
    }

    @Test
    void answerWithoutData_isReadAsNothing_neverAnException() {
        server.otherwise(request -> Reply.data("null"));
        assertEquals(Map.of(), client.guests().config(VM).values());
        assertEquals(List.of(), client.disks().of(PVE1));
        assertEquals(new Permissions(Map.of()), client.access().permissions());
        assertEquals(List.of(), client.nodes().status(PVE1).loadAverages());
        assertInstanceOf(
                ProxmoxError.Failed.class,
                Connected.errorOf(() -> client.nodes().time(PVE1)));
        assertEquals(Optional.empty(), client.highAvailability().status().quorate());
        assertEquals(List.of(), client.migrations().check(PVE1, GUEST).allowedNodes());
    }

    @Test
    void tasks_areFilteredByProxmoxItself() {
        server.on("GET /nodes/pve1/tasks", Reply.data("[]"));
        client.tasks().of(PVE1, TaskFilter.latest(5).until(AT));
        client.tasks().of(PVE1, TaskFilter.latest(5).since(AT).of(GUEST));
        assertEquals(
                List.of(
                        "GET /nodes/pve1/tasks?limit=5&source=all&until=1700000000",
                        "GET /nodes/pve1/tasks?limit=5&since=1700000000&source=all&vmid=101"),
                server.calls());
    }

    @Test
    void limitsOfLists_areChecked() {
        assertThrows(IllegalArgumentException.class, () -> TaskFilter.latest(0));
        assertThrows(IllegalArgumentException.class, () -> TaskFilter.latest(1001));
        assertEquals(1, TaskFilter.latest(1).limit());
        assertEquals(1000, TaskFilter.latest(1000).limit());
        assertThrows(
                IllegalArgumentException.class,
                () -> client.tasks().log(Upid.parse("UPID:pve1:000A1B2C:0123ABCD:65A00000:vzdump::root@pam:"), 0));
        assertThrows(IllegalArgumentException.class, () -> client.within(Duration.ZERO));
        assertEquals(List.of(), server.calls());
    }
}
