package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import java.util.List;
import java.util.Map;

/** A path below one guest, for one of the two types of guests. */
interface GuestRoute extends ApiRoute {

    /** Machines or containers. */
    GuestType type();

    /** What follows the guest's id. */
    String below();

    /** The privileges on the guest, of which one or all are needed. */
    List<String> privileges();

    /** Whether one of the privileges is enough. */
    default boolean anyPrivilege() {
        return false;
    }

    /** Whether it works only while the cluster has its majority. */
    default boolean needsQuorum() {
        return !method().equals("GET");
    }

    /** Does it for a guest that is there. */
    Outcome answer(ApiCall call, Guest guest);

    @Override
    default String path() {
        return "/nodes/{node}/" + type().wire() + "/{vmid}" + below();
    }

    @Override
    default List<Parameter> parameters() {
        return List.of(Parameter.NODE_NAME, Parameter.VMID);
    }

    @Override
    default Permission permission() {
        return new Permission(anyPrivilege(), "/vms/{vmid}", privileges());
    }

    @Override
    default Outcome answer(ApiCall call) {
        if (call.flag("skiplock") && !call.byRoot()) {
            return Outcome.badParameters(Map.of("skiplock", "Only root may use this option."));
        }
        return call.guest(type())
                .map(guest -> needsQuorum() && !call.cluster().quorate() ? Outcome.noQuorum() : answer(call, guest))
                .orElseGet(() -> call.missing(type()));
    }
}
