package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.GuestType;
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
 * @param write whether it changes something: then it is a POST, and never repeated blindly
 * @param path below {@code /api2/json}, already encoded
 * @param parameters the query of a GET (a body there is refused with 501), the form of a POST
 * @param node the node that answers it; absent when any host can by itself
 */
record ApiCall(boolean write, String path, Map<String, String> parameters, Optional<NodeName> node) {

    ApiCall {
        parameters = Map.copyOf(parameters);
    }

    /** A read that any host answers by itself. */
    static ApiCall get(String... segments) {
        return new ApiCall(false, path(segments), Map.of(), Optional.empty());
    }

    /** A read that the contacted host passes on to this node. */
    static ApiCall getFrom(NodeName node, String... segments) {
        return new ApiCall(false, "/nodes/" + encoded(node.value()) + path(segments), Map.of(), Optional.of(node));
    }

    /** A read about one guest. */
    static ApiCall getFrom(NodeName node, GuestType type, GuestId guest, String... segments) {
        var call = getFrom(node, type.word(), guest.toString());
        return new ApiCall(false, call.path + path(segments), Map.of(), call.node);
    }

    /** A change of a guest's state. */
    static ApiCall power(NodeName node, GuestType type, GuestId guest, String verb) {
        var call = getFrom(node, type, guest, "status", verb);
        return new ApiCall(true, call.path, Map.of(), call.node);
    }

    ApiCall with(String name, Object value) {
        var more = new TreeMap<>(parameters);
        more.put(name, value.toString());
        return new ApiCall(write, path, more, node);
    }

    URI uri(ProxmoxHost host) {
        var query = write || parameters.isEmpty() ? "" : "?" + form();
        return URI.create("https://" + host.key() + "/api2/json" + path + query);
    }

    /** The parameters as {@code application/x-www-form-urlencoded}, in a fixed order. */
    String form() {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String path(String... segments) {
        return Arrays.stream(segments).map(ApiCall::encoded).collect(Collectors.joining("/", "/", ""));
    }

    /** The one place where text becomes part of an address: everything but letters, digits and {@code -._~*} is escaped. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
