package dev.jarvis.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {

    static ApplicationContext context;
    static JsonMapper json;

    @BeforeAll
    static void start() {
        context = ApplicationContext.run();
        json = context.getBean(JsonMapper.class);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    nothing         | {"name":"a","nodes":[]}              | {"name":"a","nodes":[]}                  | none
                    top field       | {"name":"a","nodes":[]}              | {"name":"b","nodes":[]}                  | {"name":"b"}
                    top field gone  | {"quorate":true,"nodes":[]}          | {"nodes":[]}                             | {"quorate":null}
                    top field new   | {"nodes":[]}                         | {"quorate":true,"nodes":[]}              | {"quorate":true}
                    row new         | {"nodes":[]}                         | {"nodes":[{"name":"a","cpus":2}]}        | {"nodes":[{"name":"a","cpus":2}]}
                    row gone        | {"nodes":[{"name":"a"},{"name":"b"}]}| {"nodes":[{"name":"b"}]}                 | {"removed":{"nodes":["a"]}}
                    field           | {"guests":[{"vmid":1,"c":1,"d":2}]}  | {"guests":[{"vmid":1,"c":9,"d":2}]}      | {"guests":[{"vmid":1,"c":9}]}
                    field gone      | {"guests":[{"vmid":1,"lock":"x"}]}   | {"guests":[{"vmid":1}]}                  | {"guests":[{"vmid":1,"lock":null}]}
                    field new       | {"guests":[{"vmid":1}]}              | {"guests":[{"vmid":1,"lock":"x"}]}       | {"guests":[{"vmid":1,"lock":"x"}]}
                    list in a row   | {"guests":[{"vmid":1,"tags":["a"]}]} | {"guests":[{"vmid":1,"tags":[]}]}        | {"guests":[{"vmid":1,"tags":[]}]}
                    order alone     | {"nodes":[{"name":"a"},{"name":"b"}]}| {"nodes":[{"name":"b"},{"name":"a"}]}    | none
                    two keys        | {"storages":[{"storage":"l","node":"a","u":1},{"storage":"l","node":"b","u":1}]} | {"storages":[{"storage":"l","node":"a","u":1},{"storage":"l","node":"b","u":2}]} | {"storages":[{"node":"b","storage":"l","u":2}]}
                    two keys gone   | {"storages":[{"storage":"l","node":"a"},{"storage":"l","node":"b"}]} | {"storages":[{"storage":"l","node":"a"}]} | {"removed":{"storages":[{"node":"b","storage":"l"}]}}
                    moved           | {"guests":[{"vmid":1,"node":"a"}]}   | {"guests":[{"vmid":1,"node":"b"}]}       | {"guests":[{"vmid":1,"node":"b"}]}
                    """)
    void difference_namesOnlyWhatChanged(String what, String before, String after, String expected) throws IOException {
        var difference = Difference.between(tree(before), tree(after));
        assertEquals(expected, difference.isPresent() ? json.writeValueAsString(difference.get()) : "none", what);
    }

    private static JsonNode tree(String text) throws IOException {
        return Objects.requireNonNull(json.readValue(text, JsonNode.class));
    }
}
