package dev.jarvis.simulator.api.routes;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.json.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path that only says what lies below it.
 *
 * @param key of the one field in each row, as Proxmox has it there, such as {@code subdir}
 * @param proxied whether the node of the path answers itself
 */
public record Index(String path, String key, List<String> names, boolean proxied, Permission permission)
        implements ApiRoute {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    /** Keeps the names as they are now. */
    public Index {
        names = List.copyOf(names);
    }

    /** An index that whoever is asked answers; the names are separated by spaces. */
    public static Index of(String path, String key, String names) {
        return new Index(path, key, List.of(names.split(" ", -1)), false, Permission.EVERYBODY);
    }

    /** The same, answered by the node of the path. */
    public static Index proxied(String path, String key, String names) {
        return new Index(path, key, List.of(names.split(" ", -1)), true, Permission.EVERYBODY);
    }

    /** The same for those who have this permission. */
    public Index only(Permission needed) {
        return new Index(path, key, names, proxied, needed);
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        Matcher variables = VARIABLE.matcher(path);
        while (variables.find()) {
            parameters.add(
                    switch (variables.group(1)) {
                        case "node" -> Parameter.NODE_NAME;
                        case "vmid" -> Parameter.VMID;
                        default -> Parameter.required(variables.group(1));
                    });
        }
        return parameters;
    }

    @Override
    public Outcome answer(ApiCall call) {
        return Outcome.data(
                names.stream().map(name -> new Row().with(key, name)).toList());
    }
}
