package dev.jarvis.proxmox;

import java.util.function.Predicate;

/** A guest is to be in some state, wherever it is by then: the high-availability manager may move it. */
final class GuestGoal implements Goal<GuestState> {

    private final Predicate<GuestState> wanted;
    private final boolean late;
    private final String proof;
    private GuestAddress guest;

    /** A goal whose reaching is the proof of the action. */
    GuestGoal(GuestAddress guest, Predicate<GuestState> wanted, boolean late) {
        this(guest, wanted, late, "");
    }

    /**
     * A goal for one action.
     *
     * @param late whether the state comes some time after the task's end
     * @param proof what to add about how much the state proves
     */
    GuestGoal(GuestAddress guest, Predicate<GuestState> wanted, boolean late, String proof) {
        this.guest = guest;
        this.wanted = wanted;
        this.late = late;
        this.proof = proof;
    }

    @Override
    public boolean comesLate() {
        return late;
    }

    @Override
    public Look<GuestState> look(Calls calls, Task task) {
        var guests = new Guests(calls);
        var here = guest;
        var state = Patience.ifHere(() -> guests.status(here));
        if (state.isEmpty()) {
            guest = guests.home(here.id()).map(here::on).orElse(here);
            return new Look.NotYet<>("it is not to be found", false);
        }
        var word = state.get().status().word();
        if (wanted.test(state.get())) {
            return new Look.Reached<>(state.get(), "guest " + here.id() + " is " + word + proof);
        }
        if (state.get().guest().haState().filter("error"::equals).isPresent()) {
            return new Look.Never<>("the high-availability manager reports an error for " + here.id());
        }
        return new Look.NotYet<>("it is " + word, true);
    }
}
