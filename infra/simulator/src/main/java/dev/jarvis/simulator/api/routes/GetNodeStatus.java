package dev.jarvis.simulator.api.routes;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.cluster.NodeSpec;
import dev.jarvis.simulator.json.Row;
import java.util.List;
import java.util.Locale;

/** One node in detail. Load averages are text, as in Proxmox. */
final class GetNodeStatus implements ApiRoute {

    private static final String KERNEL = "6.17.2-1-pve";
    private static final String BUILD = "#1 SMP PREEMPT_DYNAMIC PMX " + KERNEL + " (2025-10-21T11:55Z)";

    @Override
    public String path() {
        return "/nodes/{node}/status";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.NODE_NAME);
    }

    @Override
    public Permission permission() {
        return Permission.all("/nodes/{node}", "Sys.Audit");
    }

    @Override
    public Outcome answer(ApiCall call) {
        NodeSpec spec = call.node().spec();
        NodeStats stats = NodeStats.of(call.cluster(), call.node());
        double busy = stats.cpu() * spec.cpus();
        return Outcome.data(new Row()
                .with("pveversion", "pve-manager/9.1.2/9d436f37a0ac4172")
                .with("kversion", "Linux " + KERNEL + " " + BUILD)
                .with("uptime", stats.uptimeSeconds())
                .with("cpu", stats.cpu())
                .with("wait", stats.cpu() / 40)
                .with("idle", 0)
                .with("loadavg", List.of(average(busy * 1.1), average(busy), average(busy * 0.93)))
                .with("cpuinfo", cpu(spec))
                .with("memory", memory(spec, stats))
                .with("swap", space(8L << 30, 0))
                .with(
                        "rootfs",
                        space(spec.rootBytes(), stats.rootUsed()).with("avail", spec.rootBytes() - stats.rootUsed()))
                .with("ksm", new Row().with("shared", 0))
                .with("boot-info", new Row().with("mode", "efi").flag("secureboot", false))
                .with(
                        "current-kernel",
                        new Row()
                                .with("sysname", "Linux")
                                .with("release", KERNEL)
                                .with("version", BUILD)
                                .with("machine", "x86_64")));
    }

    private static Row cpu(NodeSpec spec) {
        return new Row()
                .with("model", spec.cpuModel())
                .with("sockets", 1)
                .with("cores", spec.cpus() / 2)
                .with("cpus", spec.cpus())
                .with("mhz", "2900.000")
                .with("user_hz", 100)
                .with("hvm", "1")
                .with("flags", "fpu vme de pse tsc msr pae mce cx8 apic sep mtrr vmx aes avx2");
    }

    private static Row memory(NodeSpec spec, NodeStats stats) {
        return space(spec.memoryBytes(), stats.memory()).with("available", spec.memoryBytes() - stats.memory());
    }

    private static Row space(long total, long used) {
        return new Row().with("total", total).with("used", used).with("free", total - used);
    }

    private static String average(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
