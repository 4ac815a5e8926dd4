package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.estate.Estate;
import java.util.ArrayList;
import java.util.List;

/** The paths of nodes that are not guests. */
public final class NodeRoutes {

    private NodeRoutes() {}

    /** All of them. */
    public static List<ApiRoute> all(Estate estate) {
        List<ApiRoute> routes = new ArrayList<>(List.of(
                new GetNodeTime(estate),
                new GetNodeVersion(),
                new GetNodeConfig(estate),
                new GetNodeDns(),
                new GetNodeSubscription(),
                new GetNodeNetstat(),
                new ListNetworks(),
                new ListServices(estate),
                new ServiceIndex(),
                new GetServiceState(estate),
                new ListUpdates(estate),
                new RefreshUpdates(),
                new ListVersions(estate),
                new GetChangelog(estate),
                new DisksIndex(),
                new ListDisks(estate),
                new GetSmart(estate),
                new ListPools(estate),
                new GetPool(estate),
                new ListThinPools(estate),
                new ListCertificates(estate),
                new GetSyslog(estate),
                new GetJournal(estate),
                new GetNodeHistory(estate),
                new CommandNode(),
                new WakeNode(estate),
                OpenConsole.terminal(),
                OpenConsole.screen()));
        for (String verb : List.of("start", "stop", "restart", "reload")) {
            routes.add(new ChangeService(estate, verb));
        }
        return List.copyOf(routes);
    }
}
