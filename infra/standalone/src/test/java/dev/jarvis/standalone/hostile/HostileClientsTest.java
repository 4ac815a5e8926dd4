package dev.jarvis.standalone.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileClientsTest {

    private static final int SHOWN = 12;

    /** What may be held more after the last round than after the second: what a pool or a cache still takes. */
    private static final int MORE_THREADS = 4;

    private static final int MORE_DESCRIPTORS = 8;

    /** The product's own calls to its cluster come and go. */
    private static final int MORE_SOCKETS = 4;

    private static final long MORE_HEAP_KIB = 6 << 10;

    @TempDir
    Path folder;

    @Test
    void hostileClients_getNothing_breakNothing_leaveNothing() throws Exception {
        siege(3, 30, 30);
    }

    @Test
    @Tag("long")
    void hostileClients_forLong_getNothing_breakNothing_leaveNothing() throws Exception {
        siege(10, 240, 240);
    }

    private void siege(int rounds, int requestsEach, int talks) throws Exception {
        long seed = new Random().nextLong();
        System.out.println("HostileClientsTest: seed " + seed);
        var random = new Random(seed);
        var database = folder.resolve("jarvis.db");
        try (var product = new Product(
                        database, Map.of("JARVIS_ACCESS_REQUEST_WITHIN", "1s", "JARVIS_FANOUT_GREET_WITHIN", "1s"));
                var chronicle = new Chronicle(database)) {
            var owner = new Owner(product.port(), chronicle.json());
            var token = owner.logsIn();
            var faults = new ArrayList<String>();
            var footprints = new ArrayList<Footprint>();
            try (var honest = new HonestClient(product.port(), token, chronicle.json())) {
                chronicle.begin();
                owner.isServed();
                long sockets = Footprint.sockets(product.pid()) + MORE_SOCKETS;
                for (int round = 1; round <= rounds && faults.isEmpty(); round++) {
                    long began = System.nanoTime();
                    faults.addAll(round(product, owner, token, random, requestsEach, talks));
                    footprints.add(Footprint.of(product.pid(), sockets));
                    System.out.println("HostileClientsTest: round " + round + " of " + rounds + " in "
                            + (System.nanoTime() - began) / 1_000_000 + " ms, " + footprints.getLast());
                }
                var written = chronicle.end();
                assertEquals(written, honest.awaitEvents(written.size()), "what the honest client was sent");
                owner.isServed();
            }
            assertEquals(List.of(), faults.stream().limit(SHOWN).toList(), () -> "seed " + seed + ": " + faults.size());
            assertEquals(List.of(), product.complaints(), () -> "seed " + seed + "\n" + product.output());
            doesNotGrow(footprints);
        }
    }

    private static List<String> round(
            Product product, Owner owner, String token, Random random, int requestsEach, int talks)
            throws IOException, InterruptedException {
        var known = new Known(token, product.port());
        var attack = new Attack(product.port(), new Judge(Pages.shipped()));
        var frames = new FrameTricks(known);
        var faults = new ArrayList<String>();
        try (var silent = new SilentClients(product.port(), frames, random)) {
            for (var family : families(known).entrySet()) {
                attack.requests(family.getValue(), random, requestsEach)
                        .forEach(fault -> faults.add(family.getKey() + ": " + fault));
            }
            owner.isServed();
            faults.addAll(attack.talks(frames, random, talks));
            faults.addAll(silent.faults());
        }
        owner.isServed();
        return faults;
    }

    private static Map<String, Tricks> families(Known known) {
        var families = new LinkedHashMap<String, Tricks>();
        families.put(
                "tokens",
                new TokenTricks(
                        known, new Forger(Product.SECRET), new Forger("another-secret-of-more-than-32-bytes-")));
        families.put("bodies", new BodyTricks(known));
        families.put("headers", new HeaderTricks(known));
        families.put("paths", new PathTricks(known));
        families.put("queries", new QueryTricks(known));
        families.put("methods", new MethodTricks(known));
        families.put("origins", new OriginTricks(known));
        families.put("connections", new ConnectionTricks(known));
        families.put("upgrades", new UpgradeTricks(known));
        return families;
    }

    /** The first round warms up; from the second on nothing may be left behind. */
    private static void doesNotGrow(List<Footprint> footprints) {
        var second = footprints.get(1);
        var last = footprints.getLast();
        assertTrue(last.threads() <= second.threads() + MORE_THREADS, () -> "threads " + footprints);
        assertTrue(last.descriptors() <= second.descriptors() + MORE_DESCRIPTORS, () -> "descriptors " + footprints);
        assertTrue(last.heapKib() <= second.heapKib() + MORE_HEAP_KIB, () -> "heap " + footprints);
    }
}
