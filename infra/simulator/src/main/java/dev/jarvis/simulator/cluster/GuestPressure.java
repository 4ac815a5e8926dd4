package dev.jarvis.simulator.cluster;

import java.time.Instant;
import java.util.OptionalDouble;

/** What strains a guest beyond its usual load curves. Guarded by the cluster's lock. */
public final class GuestPressure {

    private OptionalDouble cpu = OptionalDouble.empty();
    private OptionalDouble memory = OptionalDouble.empty();
    private Instant cpuSince = Instant.EPOCH;
    private Instant memorySince = Instant.EPOCH;

    /** Holds its CPU at this fraction of its own cores from then on, or lets go. */
    public void cpu(OptionalDouble fraction, Instant since) {
        cpu = fraction;
        cpuSince = since;
    }

    /** Holds its memory at this fraction of its own from then on, or lets go. */
    public void memory(OptionalDouble fraction, Instant since) {
        memory = fraction;
        memorySince = since;
    }

    /** CPU of the guest as a fraction of its own cores, 0..1. */
    public double cpu(GuestSpec guest, Load load, Instant now) {
        if (cpu.isEmpty() || now.isBefore(cpuSince)) {
            return load.cpu(guest, now);
        }
        // A loop that spins still leaves something to the rest of the system.
        return Math.clamp(cpu.getAsDouble() - 0.02 * load.trait(now.getEpochSecond() / 10, 17), 0, 1);
    }

    /** Memory of the guest in bytes. */
    public long memory(GuestSpec guest, Load load, Instant now) {
        return memory.isEmpty() || now.isBefore(memorySince)
                ? load.memory(guest, now)
                : (long) (guest.memoryBytes() * memory.getAsDouble());
    }

    /** How much of its time some process of the guest waits for a processor, in percent. */
    public double cpuWait(GuestSpec guest, Load load, Instant now) {
        return cpu.isEmpty() || now.isBefore(cpuSince) ? cpu(guest, load, now) * 2 : 30 + 40 * cpu.getAsDouble();
    }

    /** How much of its time some process of the guest waits for memory, in percent. */
    public double memoryWait() {
        return memory.isPresent() && memory.getAsDouble() > 0.9 ? 100 * (memory.getAsDouble() - 0.8) : 0;
    }
}
