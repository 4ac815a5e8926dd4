package dev.jarvis.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jarvis.feed.Severity;
import dev.jarvis.monitor.Finding.Certainty;
import dev.jarvis.monitor.Transition.Reason;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of an incident as a table: what is open, what is found, whether it was seen before, what becomes of it. */
class LifecycleTest {

    private static final Incident ERROR = Incidents.open("VM_CRASHED", "101", Severity.ERROR);
    private static final Finding.Holds WARNS = Incidents.holds("101", Severity.WARNING);
    private static final Finding.Holds ERRS = Incidents.holds("101", Severity.ERROR);
    private static final Finding.Holds WORSE = Incidents.holds("101", Severity.CRITICAL);
    private static final Finding.Holds UNSURE =
            Incidents.holds("101", Severity.CRITICAL, Certainty.NEEDS_SECOND_READING);
    private static final Finding STILL = new Finding.StillHolds("101");

    static Stream<Arguments> table() {
        return Stream.of(
                row(null, null, false, new Transition.Quiet(Reason.NOTHING_OPEN)),
                row(null, null, true, new Transition.Quiet(Reason.NOTHING_OPEN)),
                row(null, STILL, false, new Transition.Quiet(Reason.NOTHING_OPEN)),
                row(null, STILL, true, new Transition.Quiet(Reason.NOTHING_OPEN)),
                row(null, ERRS, false, new Transition.Open(ERRS)),
                row(null, ERRS, true, new Transition.Open(ERRS)),
                row(null, UNSURE, false, new Transition.Wait(Reason.FIRST_OF_TWO_READINGS)),
                row(null, UNSURE, true, new Transition.Open(UNSURE)),
                row(ERROR, null, false, new Transition.Close(ERROR)),
                row(ERROR, null, true, new Transition.Close(ERROR)),
                row(ERROR, STILL, false, new Transition.Quiet(Reason.NOT_SAID_TO_HAVE_ENDED)),
                row(ERROR, WARNS, false, new Transition.Quiet(Reason.ALREADY_REPORTED)),
                row(ERROR, ERRS, false, new Transition.Quiet(Reason.ALREADY_REPORTED)),
                row(ERROR, WORSE, false, new Transition.Worsen(ERROR, WORSE)));
    }

    private static Arguments row(
            @Nullable Incident open, @Nullable Finding finding, boolean seenBefore, Transition expected) {
        return Arguments.of(Optional.ofNullable(open), Optional.ofNullable(finding), seenBefore, expected);
    }

    @ParameterizedTest
    @MethodSource("table")
    void decision_followsTheTable(
            Optional<Incident> open, Optional<Finding> finding, boolean seenBefore, Transition expected) {
        assertEquals(expected, Lifecycle.decide(open, finding, seenBefore));
    }
}
