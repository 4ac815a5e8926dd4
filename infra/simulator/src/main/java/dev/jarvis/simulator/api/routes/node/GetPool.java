package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Row;
import dev.jarvis.simulator.node.ZfsPool;
import java.util.List;

/** One ZFS pool with its drives. */
final class GetPool extends PathRoute {

    private final Estate estate;

    GetPool(Estate estate) {
        super("GET", "/nodes/{node}/disks/zfs/{name}", Permission.all("/", "Sys.Audit"), "name text");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        String name = call.text("name").orElseThrow();
        return estate.machines()
                .of(call.node())
                .pool()
                .filter(pool -> pool.name().equals(name))
                .map(pool -> Outcome.data(row(pool)))
                .orElseGet(() -> Outcome.died("command '/sbin/zpool status -P " + name + "' failed: exit code 1"));
    }

    private static Row row(ZfsPool pool) {
        boolean degraded = !pool.state().equals("ONLINE");
        Row row = new Row().with("name", pool.name()).with("state", pool.state());
        if (degraded) {
            row.with(
                            "status",
                            "One or more devices are faulted in response to persistent errors. Sufficient replicas exist"
                                    + " for the pool to continue functioning in a degraded state.")
                    .with("action", "Replace the faulted device, or use 'zpool clear' to mark the device repaired.");
        }
        Row mirror = vdev("mirror-0", pool.state())
                .with("leaf", 0)
                .with("children", pool.members().stream().map(GetPool::member).toList());
        Row top = vdev(pool.name(), pool.state()).with("leaf", 0).with("children", List.of(mirror));
        return row.with("scan", "scrub repaired 0B in 01:12:44 with 0 errors on Sun Feb  8 01:36:45 2026")
                .with("errors", "No known data errors")
                .with("leaf", 0)
                .with("children", List.of(top));
    }

    private static Row vdev(String name, String state) {
        return new Row()
                .with("name", name)
                .with("state", state)
                .with("read", 0)
                .with("write", 0)
                .with("cksum", 0)
                .with("msg", "");
    }

    private static Row member(ZfsPool.Member member) {
        return vdev(member.path(), member.state())
                .with("read", member.read())
                .with("write", member.write())
                .with("cksum", member.checksum())
                .with("msg", member.message())
                .with("leaf", 1);
    }
}
