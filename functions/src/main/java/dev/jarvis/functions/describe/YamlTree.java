package dev.jarvis.functions.describe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A place in a YAML document, which may be one that is not there: then it has no text, no entries and no items. Looking
 * on from a place that refers to another, by {@code $ref}, looks there. Immutable.
 */
public record YamlTree(Object root, @Nullable Object here) {

    private static final String REFERENCE = "$ref";

    public static YamlTree of(String document) {
        Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(document);
        return new YamlTree(root, root);
    }

    public YamlTree at(String... names) {
        var place = this;
        for (var name : names) {
            place = new YamlTree(root, place.resolved().here instanceof Map<?, ?> map ? map.get(name) : null);
        }
        return place;
    }

    public boolean isThere() {
        return here != null;
    }

    /** What this place says in one value. */
    public Optional<String> text() {
        return here == null || here instanceof Map || here instanceof List
                ? Optional.empty()
                : Optional.of(here.toString());
    }

    public Map<String, YamlTree> entries() {
        var entries = new LinkedHashMap<String, YamlTree>();
        if (resolved().here instanceof Map<?, ?> map) {
            map.forEach((name, value) -> entries.put(String.valueOf(name), new YamlTree(root, value)));
        }
        return entries;
    }

    public List<YamlTree> items() {
        var items = new ArrayList<YamlTree>();
        if (here instanceof List<?> list) {
            list.forEach(item -> items.add(new YamlTree(root, item)));
        }
        return items;
    }

    /** The name of what it refers to, if it does. */
    public Optional<String> reference() {
        return here instanceof Map<?, ?> map && map.get(REFERENCE) instanceof String target
                ? Optional.of(target.substring(target.lastIndexOf('/') + 1))
                : Optional.empty();
    }

    /** Where it refers to, if it does; else itself. */
    public YamlTree resolved() {
        if (here instanceof Map<?, ?> map && map.get(REFERENCE) instanceof String target) {
            return new YamlTree(root, root).at(target.substring("#/".length()).split("/", -1));
        }
        return this;
    }
}
