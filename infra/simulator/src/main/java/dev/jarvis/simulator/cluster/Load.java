package dev.jarvis.simulator.cluster;

import java.time.Duration;
import java.time.Instant;

/**
 * Load curves that look alive, as pure functions of seed, subject and time. Nothing is stored or ticks: the same
 * question has the same answer for ever, and nobody pays for what nobody asks.
 */
public final class Load {

    private final long seed;

    /** Curves of one seed. */
    public Load(long seed) {
        this.seed = seed;
    }

    /** A trait of a subject, 0..1, that never changes. */
    public double trait(long subject, int which) {
        return unit(mix(seed ^ mix(subject * 31 + which)));
    }

    /** Smooth wandering between 0 and 1; about one turn per period. */
    public double wander(long subject, int which, Instant now, Duration period) {
        double position = now.toEpochMilli() / (double) period.toMillis();
        long cell = (long) Math.floor(position);
        double along = position - cell;
        double eased = along * along * (3 - 2 * along);
        double before = trait(subject ^ mix(cell), which);
        double after = trait(subject ^ mix(cell + 1), which);
        return before + (after - before) * eased;
    }

    /** CPU of a guest as a fraction of its own cores, 0..1. */
    public double cpu(GuestSpec guest, Instant now) {
        double base = 0.01 + 0.10 * trait(guest.vmid(), 1);
        double daily = 0.04 * (1 + Math.sin(now.getEpochSecond() * 2 * Math.PI / 86_400 + 6 * trait(guest.vmid(), 2)));
        double bursts = 0.22 * Math.pow(wander(guest.vmid(), 3, now, Duration.ofSeconds(40)), 3);
        return Math.min(0.95, base + daily + bursts);
    }

    /** Memory of a guest in bytes. */
    public long memory(GuestSpec guest, Instant now) {
        double share =
                0.25 + 0.45 * trait(guest.vmid(), 4) + 0.06 * wander(guest.vmid(), 5, now, Duration.ofMinutes(7));
        return (long) (guest.memoryBytes() * share);
    }

    /** Used disk of a guest in bytes; grows a little over the day. */
    public long disk(GuestSpec guest, Instant now) {
        double share = 0.20 + 0.45 * trait(guest.vmid(), 6) + 0.02 * wander(guest.vmid(), 7, now, Duration.ofHours(9));
        return (long) (guest.diskBytes() * share);
    }

    /** A counter of bytes since the start of the guest; never falls while it runs. */
    public long counter(GuestSpec guest, int which, double typicalRate, Duration uptime) {
        double rate = typicalRate * (0.2 + 1.6 * trait(guest.vmid(), which));
        double seconds = uptime.toMillis() / 1000.0;
        double turn = 2 * Math.PI / (90 + 60 * trait(guest.vmid(), which + 50));
        // The integral of rate * (1 + 0.8 cos): its slope stays positive, so the counter is monotone.
        return (long) (rate * (seconds + 0.8 * Math.sin(turn * seconds) / turn));
    }

    private static double unit(long bits) {
        return (bits >>> 11) * 0x1.0p-53;
    }

    private static long mix(long value) {
        long mixed = value + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
