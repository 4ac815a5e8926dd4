package dev.jarvis.doctor;

import java.util.List;

/** One thing that JARVIS needs. Implement it in a file of its own, as a bean with an order. */
public interface Check {

    /** What it looks at, in one word or two. */
    String name();

    /** Looks at it; changes nothing. Something that is amiss is an answer and no exception. */
    List<Diagnosis> look(Patient patient);
}
