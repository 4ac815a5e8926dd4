package dev.jarvis.proxmox;

import dev.jarvis.settings.InvalidSetting;
import dev.jarvis.settings.NamedValues;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns the {@code PROXMOX_*} variables into settings, or says which one is wrong and why. */
final class SettingsReading {

    static final String NODES = "PROXMOX_NODES";
    static final String TOKEN_ID = "PROXMOX_TOKEN_ID";
    static final String TOKEN_SECRET = "PROXMOX_TOKEN_SECRET";
    static final String TOKENS = "PROXMOX_TOKENS";
    static final String FINGERPRINTS = "PROXMOX_FINGERPRINTS";
    static final String CA_FILE = "PROXMOX_CA_FILE";
    static final String VERIFY_SSL = "PROXMOX_VERIFY_SSL";

    /** Every variable that is read here. */
    static final List<String> VARIABLES =
            List.of(NODES, TOKEN_ID, TOKEN_SECRET, TOKENS, FINGERPRINTS, CA_FILE, VERIFY_SSL);

    private final Map<String, String> variables;

    SettingsReading(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    Optional<ProxmoxSettings> settings() {
        var nodes = nodes();
        if (nodes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ProxmoxSettings(
                nodes, tokens(nodes), fingerprints(), caFile(), verifySsl(), ProxmoxSettings.Deadlines.DEFAULT));
    }

    private List<ProxmoxHost> nodes() {
        var nodes = new ArrayList<ProxmoxHost>();
        for (var written : list(NODES)) {
            var host = reading(NODES, () -> ProxmoxHost.parse(written));
            if (nodes.contains(host)) {
                throw new InvalidSetting(NODES + ": " + host + " is named twice");
            }
            nodes.add(host);
        }
        return nodes;
    }

    private Map<String, ApiToken> tokens(List<ProxmoxHost> nodes) {
        var tokens = new HashMap<String, ApiToken>();
        clusterToken(nodes).ifPresent(token -> nodes.forEach(host -> tokens.put(host.key(), token)));
        for (var written : list(TOKENS)) {
            int equals = written.indexOf('=');
            int colon = written.indexOf(':', written.indexOf('!') + 1);
            if (equals < 1 || written.indexOf('!') < equals || colon < 0) {
                throw new InvalidSetting(TOKENS + ": each entry is host=USER@REALM!NAME:SECRET ("
                        + list(TOKENS).size() + " entries, one is not)");
            }
            var name = written.substring(0, equals).strip();
            var token = reading(
                    TOKENS,
                    () -> new ApiToken(
                            written.substring(equals + 1, colon).strip(),
                            written.substring(colon + 1).strip()));
            var hosts = nodes.stream().filter(host -> names(host, name)).toList();
            if (hosts.isEmpty()) {
                throw new InvalidSetting(TOKENS + ": " + name + " is not one of " + NODES + " " + nodes);
            }
            hosts.forEach(host -> tokens.put(host.key(), token));
        }
        return tokens;
    }

    private Optional<ApiToken> clusterToken(List<ProxmoxHost> nodes) {
        var id = value(TOKEN_ID);
        var secret = value(TOKEN_SECRET);
        if (id.isEmpty() && secret.isEmpty() && value(TOKENS).isPresent()) {
            return Optional.empty();
        }
        if (id.isEmpty()) {
            throw new InvalidSetting(NODES + " is set (" + nodes.size() + " hosts) but " + TOKEN_ID
                    + " is not: make an API token in Proxmox (Datacenter, Permissions, API Tokens) and set both "
                    + TOKEN_ID + " and " + TOKEN_SECRET);
        }
        if (secret.isEmpty()) {
            throw new InvalidSetting(TOKEN_ID + " is set (" + id.get() + ") but " + TOKEN_SECRET
                    + " is not: it is the UUID that Proxmox showed when the token was made");
        }
        return Optional.of(reading(TOKEN_ID + " and " + TOKEN_SECRET, () -> new ApiToken(id.get(), secret.get())));
    }

    private Map<String, Fingerprint> fingerprints() {
        return NamedValues.read(
                FINGERPRINTS,
                "name=SHA-256 (AA:BB:…)",
                value(FINGERPRINTS).orElse(""),
                name -> name.toLowerCase(Locale.ROOT),
                Fingerprint::new);
    }

    private Optional<Path> caFile() {
        var file = value(CA_FILE).map(Path::of);
        file.ifPresent(path -> {
            if (!Files.isReadable(path)) {
                throw new InvalidSetting(CA_FILE + ": cannot read " + path);
            }
            VerifiedTrust.check(path);
        });
        return file;
    }

    private boolean verifySsl() {
        return switch (value(VERIFY_SSL).orElse("true").toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on" -> true;
            case "false", "0", "no", "off" -> false;
            default ->
                throw new InvalidSetting(VERIFY_SSL + " must be true or false, was \""
                        + value(VERIFY_SSL).orElse("") + "\"");
        };
    }

    /** Whether this name, from a list of the user's, means this host: with its port, or without. */
    static boolean names(ProxmoxHost host, String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.equals(host.key()) || lower.equals(host.name());
    }

    private List<String> list(String variable) {
        return value(variable).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private Optional<String> value(String variable) {
        return Optional.ofNullable(variables.get(variable)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static <T> T reading(String variable, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException malformed) {
            throw new InvalidSetting(variable + ": " + malformed.getMessage(), malformed);
        }
    }
}
