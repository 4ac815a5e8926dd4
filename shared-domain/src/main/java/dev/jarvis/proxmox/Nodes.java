package dev.jarvis.proxmox;

import dev.jarvis.cluster.NodeName;
import java.util.List;

/** Reads nodes. Safe to use from several threads. */
public final class Nodes {

    private final Calls calls;

    Nodes(Calls calls) {
        this.calls = calls;
    }

    /** The nodes, with the fingerprint of each one's certificate. Answered even for those that are off. */
    public List<NodeRow> list() {
        return calls.rows(ApiCall.get("nodes")).stream()
                .flatMap(row -> ClusterReading.node(row).stream())
                .toList();
    }

    /** What a node says of itself. */
    public NodeDetails status(NodeName node) {
        return NodeReading.details(node, calls.row(ApiCall.getFrom(node, "status")));
    }

    /** What runs on a node. */
    public Version version(NodeName node) {
        return NodeReading.version(calls.row(ApiCall.getFrom(node, "version")));
    }

    /** A node's figures over time; any host knows them, so a node that is off has them, too. */
    public History history(NodeName node, History.Span span) {
        var call = ApiCall.getFrom(node, "rrddata").byAnyHost();
        return History.read(calls.rows(call.with("timeframe", span.word()).with("cf", "AVERAGE")));
    }

    /** What time it is there: tickets break when nodes are minutes apart. */
    public NodeClock time(NodeName node) {
        return NodeReading.time(calls.row(ApiCall.getFrom(node, "time")));
    }

    /** What is configured about it, above all which network card wakes it. */
    public NodeConfig config(NodeName node) {
        return NodeReading.nodeConfig(calls.row(ApiCall.getFrom(node, "config")));
    }

    /** Its certificates, so that one is renewed before it ends. */
    public List<NodeCertificate> certificates(NodeName node) {
        return calls.rows(ApiCall.getFrom(node, "certificates", "info")).stream()
                .flatMap(row -> NodeReading.certificate(row).stream())
                .toList();
    }

    /** Its own network interfaces. */
    public List<NetworkInterface> interfaces(NodeName node) {
        return calls.rows(ApiCall.getFrom(node, "network")).stream()
                .flatMap(row -> InterfaceReading.ofNode(row).stream())
                .toList();
    }
}
