package dev.jarvis.simulator.access;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The paths on which rights are given, such as {@code /vms/100}. */
public final class AclPaths {

    private static final String NAME = "[A-Za-z0-9.\\-_]+";
    private static final Pattern FORM =
            Pattern.compile("/|/access|/access/groups(/" + NAME + ")?|/access/realm(/" + NAME
                    + ")?|/nodes(/" + NAME + ")?|/pool(/" + NAME + ")*|/sdn|/sdn/zones(/" + NAME + "){0,2}"
                    + "|/storage(/" + NAME + ")?|/vms(/[1-9][0-9]{2,})?|/mapping(/" + NAME + "){0,2}");

    private AclPaths() {}

    /** With one slash in front, none behind and never two together. */
    public static String normal(String path) {
        String normal = ("/" + path).replaceAll("/+", "/");
        return normal.length() > 1 && normal.endsWith("/") ? normal.substring(0, normal.length() - 1) : normal;
    }

    /** Whether rights can be given there at all. */
    public static boolean isKnown(String path) {
        return FORM.matcher(path).matches();
    }

    /** The root and every path on the way down, the path itself last. */
    static List<String> downTo(String path) {
        List<String> paths = new ArrayList<>(List.of("/"));
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            paths.add(path.substring(0, slash));
        }
        if (path.length() > 1) {
            paths.add(path);
        }
        return paths;
    }
}
