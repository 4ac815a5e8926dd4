package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.faults.BadFault;
import dev.jarvis.simulator.faults.FaultField;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import dev.jarvis.simulator.replication.ReplicationJob;
import java.util.List;

/** A replication job fails from now on. Ending the fault lets it catch up. */
final class ReplicationFailed implements FaultKind {

    private final Estate estate;

    ReplicationFailed(Estate estate) {
        this.estate = estate;
    }

    @Override
    public String name() {
        return "replication-failed";
    }

    @Override
    public String about() {
        return "a replication job fails; its end lets it catch up";
    }

    @Override
    public List<FaultField> fields() {
        return List.of(FaultField.optional("job", "text", "as 101-0; the first if left out"));
    }

    @Override
    public Effect begin(FaultRequest request, Cluster cluster) {
        List<String> jobs =
                estate.replication().jobs().stream().map(ReplicationJob::id).toList();
        if (jobs.isEmpty()) {
            throw new BadFault("this cluster has no replication job: it needs two nodes with ZFS");
        }
        String id = request.choice("job", jobs, jobs.getFirst());
        request.refuseUnread();
        ReplicationJob job = estate.replication().find(id).orElseThrow();
        job.fail();
        return job::mend;
    }
}
