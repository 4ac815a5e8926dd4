package dev.jarvis.proxmox;

import dev.jarvis.cluster.NodeName;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One request, before it is known which host gets it.
 *
 * @param path below {@code /api2/json}, already encoded
 * @param parameters the form of a POST, the query of anything else (a body there is refused with 501)
 * @param node the node that answers it; absent when any host can by itself
 */
record ApiCall(Method method, String path, Map<String, String> parameters, Optional<NodeName> node) {

    enum Method {
        GET,
        POST,
        DELETE
    }

    ApiCall {
        parameters = Map.copyOf(parameters);
    }

    /** A read that any host answers by itself. */
    static ApiCall get(String... segments) {
        return new ApiCall(Method.GET, path(segments), Map.of(), Optional.empty());
    }

    /** A read that the contacted host passes on to this node. */
    static ApiCall getFrom(NodeName node, String... segments) {
        return of(Method.GET, node, segments);
    }

    /** A read about one guest. */
    static ApiCall getFrom(GuestAddress guest, String... segments) {
        return of(Method.GET, guest, segments);
    }

    /** A change that the contacted host passes on to this node. */
    static ApiCall post(NodeName node, String... segments) {
        return of(Method.POST, node, segments);
    }

    /** A change of one guest. */
    static ApiCall post(GuestAddress guest, String... segments) {
        return of(Method.POST, guest, segments);
    }

    /** Removes something of one guest. */
    static ApiCall delete(GuestAddress guest, String... segments) {
        return of(Method.DELETE, guest, segments);
    }

    /** Answered by any host although it is about a node: quirk 12, so that it works while that node is offline. */
    ApiCall byAnyHost() {
        return new ApiCall(method, path, parameters, Optional.empty());
    }

    ApiCall with(String name, Object value) {
        var more = new TreeMap<>(parameters);
        more.put(name, value.toString());
        return new ApiCall(method, path, more, node);
    }

    /** With 1, which is how Proxmox writes a yes; without the parameter when it is no, the default of each. */
    ApiCall withFlag(String name, boolean set) {
        return set ? with(name, 1) : this;
    }

    /** Whether it changes something, and so is never repeated blindly. */
    boolean write() {
        return method != Method.GET;
    }

    URI uri(ProxmoxHost host) {
        var query = method == Method.POST || parameters.isEmpty() ? "" : "?" + form();
        return URI.create("https://" + host.key() + "/api2/json" + path + query);
    }

    /** The parameters as {@code application/x-www-form-urlencoded}, in a fixed order. */
    String form() {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static ApiCall of(Method method, NodeName node, String... segments) {
        return new ApiCall(method, "/nodes/" + encoded(node.value()) + path(segments), Map.of(), Optional.of(node));
    }

    private static ApiCall of(Method method, GuestAddress guest, String... segments) {
        var base = of(method, guest.node(), guest.type().word(), guest.id().toString());
        return segments.length == 0 ? base : new ApiCall(method, base.path + path(segments), Map.of(), base.node);
    }

    private static String path(String... segments) {
        return Arrays.stream(segments).map(ApiCall::encoded).collect(Collectors.joining("/", "/", ""));
    }

    /** The one place where text becomes part of an address: everything but letters, digits and {@code -._~*} is escaped. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
