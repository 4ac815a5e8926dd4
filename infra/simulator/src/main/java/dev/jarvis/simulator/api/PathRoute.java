package dev.jarvis.simulator.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A route that is told its method, path, privileges and parameters; what is left to it is the answer. */
public abstract class PathRoute implements ApiRoute {

    private final String method;
    private final String path;
    private final Permission permission;
    private final String notation;
    private volatile @Nullable List<Parameter> parameters;

    /**
     * A route below the API's base.
     *
     * @param notation every parameter but the node, as {@link ParameterNotation} reads them
     */
    protected PathRoute(String method, String path, Permission permission, String notation) {
        this.method = method;
        this.path = path;
        this.permission = permission;
        this.notation = notation;
    }

    @Override
    public final String method() {
        return method;
    }

    @Override
    public final String path() {
        return path;
    }

    @Override
    public final Permission permission() {
        return permission;
    }

    @Override
    public final List<Parameter> parameters() {
        List<Parameter> known = parameters;
        if (known == null) {
            // Most routes are never called; reading their notations all would be felt at the start.
            List<Parameter> all = new ArrayList<>();
            if (path.contains("{node}")) {
                all.add(Parameter.NODE_NAME);
            }
            all.addAll(ParameterNotation.read(notation));
            known = List.copyOf(all);
            parameters = known;
        }
        return known;
    }
}
