package dev.jarvis.simulator.backup;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a backup is made, as the options of the command {@code vzdump}. A pure value. */
public record VzdumpOptions(Map<String, String> options) {

    /** Keeps the options as they are now, in their order. */
    public VzdumpOptions {
        options = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** Where the backup goes. */
    public String storage() {
        return options.getOrDefault("storage", "local");
    }

    /** snapshot, suspend or stop. */
    public String mode() {
        return options.getOrDefault("mode", "snapshot");
    }

    /** The suffix that the compression gives a file, with its dot; empty: none. */
    public String suffix() {
        return switch (options.getOrDefault("compress", "0")) {
            case "zstd" -> ".zst";
            case "gzip", "1" -> ".gz";
            case "lzo" -> ".lzo";
            default -> "";
        };
    }

    /** What is kept of earlier ones; empty: everything. */
    public Optional<Retention> retention() {
        return "0".equals(options.getOrDefault("remove", "1"))
                ? Optional.empty()
                : Optional.ofNullable(options.get("prune-backups")).flatMap(Retention::parse);
    }

    /** The notes on the backup of a guest with this name and id. */
    public Optional<String> notes(String name, int vmid, String node, String cluster) {
        return Optional.ofNullable(options.get("notes-template"))
                .map(template -> template.replace("{{guestname}}", name)
                        .replace("{{vmid}}", String.valueOf(vmid))
                        .replace("{{node}}", node)
                        .replace("{{cluster}}", cluster)
                        .replace("\\n", "\n"));
    }

    /** Whether the backup may not be removed. */
    public boolean guarded() {
        return "1".equals(options.get("protected"));
    }

    /** As on a command line, as it stands at the head of the task's log. */
    public String commandLine() {
        return options.entrySet().stream()
                .map(option -> " --" + option.getKey() + " " + quoted(option.getValue()))
                .collect(Collectors.joining());
    }

    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9_.:/-]+") ? value : "'" + value.replace("'", "'\"'\"'") + "'";
    }
}
