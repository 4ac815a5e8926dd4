package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.faults.FaultKind;
import java.util.List;

/** Every kind of fault. A new kind is a new file and one line here. */
public final class Catalog {

    private Catalog() {}

    /** All kinds, for this cluster. */
    public static List<FaultKind> kinds(Estate estate) {
        return List.of(
                new NodeDown(),
                new GuestCrash(),
                new GuestStop(),
                new SlowApi(),
                new TokenRevoked(),
                new QuorumLost(),
                new HaGuest(),
                new StuckLock(),
                new RestartLoop(),
                new CpuSpin(),
                new RamPressure(),
                new StorageFill(estate),
                new StorageOffline(estate),
                new ServiceDown(estate),
                new BackupFailed(estate),
                new BackupStale(estate),
                new NodeFlap(),
                new CertificateExpiring(estate),
                new ClockSkew(estate),
                new HotSensor(estate),
                new DiskFailing(estate),
                new ReplicationFailed(estate),
                new NodeBusy(),
                new BrokenApi());
    }
}
