package dev.jarvis.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusterStateTest {

    @Test
    void everyGuest_isFoundByItsNumber_andNoOther() {
        long seed = new Random().nextLong();
        System.out.println("seed of the guests: " + seed);
        var random = new Random(seed);
        for (int size = 0; size < 40; size++) {
            var guests = new ArrayList<Guest>();
            for (int vmid = 100; guests.size() < size; vmid += 1 + random.nextInt(3)) {
                guests.add(Clusters.vm(vmid, "pve", GuestStatus.RUNNING));
            }
            var shuffled = new ArrayList<>(guests);
            Collections.shuffle(shuffled, random);
            var state = new ClusterState("homelab", Optional.empty(), List.of(), shuffled, List.of());

            assertEquals(guests, state.guests(), "by number, seed " + seed);
            for (int vmid = 99; vmid < 100 + 4 * size; vmid++) {
                int wanted = vmid;
                var found =
                        guests.stream().filter(guest -> guest.vmid() == wanted).findFirst();
                assertEquals(found, state.guest(vmid), "vmid " + vmid + ", seed " + seed);
            }
        }
    }
}
