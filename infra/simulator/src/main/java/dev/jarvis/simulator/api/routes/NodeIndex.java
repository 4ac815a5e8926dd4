package dev.jarvis.simulator.api.routes;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.json.Row;
import java.util.List;
import java.util.stream.Stream;

/** What there is below a node. Answered by whoever is asked, so it works for an offline node too. */
final class NodeIndex implements ApiRoute {

    private static final String NAMES =
            "apt aplinfo capabilities certificates config disks dns execute firewall hardware"
                    + " hosts journal lxc migrateall netstat network oci qemu query-oci-repo-tags query-url-metadata replication"
                    + " report rrd rrddata scan sdn services spiceshell startall status stopall storage subscription suspendall"
                    + " syslog tasks termproxy time version vncshell vncwebsocket vzdump wakeonlan ceph";

    @Override
    public String path() {
        return "/nodes/{node}";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.NODE_NAME);
    }

    @Override
    public boolean proxied() {
        return false;
    }

    @Override
    public Outcome answer(ApiCall call) {
        List<Row> rows = Stream.of(NAMES.split(" ", -1))
                .map(name -> new Row().with("name", name))
                .toList();
        return Outcome.data(rows);
    }
}
