package dev.jarvis.simulator.node;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One drive and its health. Guarded by the cluster's lock. */
public final class Disk {

    private final DiskSpec spec;
    private @Nullable Instant failingSince;
    private boolean condemned;

    Disk(DiskSpec spec) {
        this.spec = spec;
    }

    /** What it is. */
    public DiskSpec spec() {
        return spec;
    }

    /** It begins to lose sectors; {@code condemned}: its own verdict is FAILED at once. */
    public void fail(Instant now, boolean verdict) {
        failingSince = now;
        condemned = verdict;
    }

    /** It is replaced by a sound one of the same make. */
    public void replace() {
        failingSince = null;
        condemned = false;
    }

    /** Since when it loses sectors. */
    public Optional<Instant> failingSince() {
        return Optional.ofNullable(failingSince);
    }

    /** Its own verdict, as smartctl prints it: ATA and NVMe drives pass, SAS drives are OK. */
    public String health() {
        if (condemned) {
            return spec.kind() == DiskSpec.Kind.SAS ? "FAILURE PREDICTION THRESHOLD EXCEEDED" : "FAILED!";
        }
        return spec.kind() == DiskSpec.Kind.SAS ? "OK" : "PASSED";
    }

    /** Sectors that it lost by then: some at once, then about one in ten seconds. */
    public long lostSectors(Instant now) {
        return failingSince()
                .map(since -> 8 + Duration.between(since, now).toSeconds() / 10)
                .orElse(0L);
    }

    /** How much of its life is used up, in percent. */
    public int wornPercent() {
        return failingSince == null ? spec.wornPercent() : Math.max(spec.wornPercent(), 97);
    }
}
