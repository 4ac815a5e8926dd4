package dev.jarvis.doctor;

import java.util.List;

/** A check that needs a cluster which answers; without one it says that it did not look. */
public abstract class ClusterCheck implements Check {

    @Override
    public final List<Diagnosis> look(Patient patient) {
        return patient instanceof Patient.Awake awake
                ? look(awake)
                : List.of(Diagnosis.note("not looked at: the cluster cannot be read"));
    }

    /** Looks at a cluster that answers. */
    protected abstract List<Diagnosis> look(Patient.Awake cluster);
}
