package dev.jarvis.ssh.sensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SensorsJsonTest {

    private static final JsonMapper JSON = JsonMapper.createDefault();

    private static final String NODE = """
            {
               "coretemp-isa-0000":{
                  "Adapter": "ISA adapter",
                  "Package id 0":{
                     "temp1_input": 41.000,
                     "temp1_max": 80.000,
                     "temp1_crit": 100.000,
                     "temp1_crit_alarm": 0.000
                  },
                  "Core 0":{
                     "temp2_input": 38.500
                  }
               },
               "nct6798-isa-0290":{
                  "Adapter": "ISA adapter",
                  "fan1":{
                     "fan1_input": 812.000
                  },
                  "in0":{ "in0_input": 0.9 }
               },
               "nvme-pci-0100":{
                  "Adapter": "PCI adapter",
                  "Composite":{
                     "temp1_input": -5.850,
                     "temp1_max": 83.850,
                     "temp1_min": -20.150,
                     "temp1_crit": 87.850
                  }
               },
               "iwlwifi_1-virtual-0":{
                  "Adapter": "Virtual device",
                  "temp1":{
                  }
               }
            }
            """;

    private static List<Temperature> read(String text) {
        return SensorsJson.read(JSON, text).orElseThrow();
    }

    @Test
    void chips_areReadWithTheirLimits() {
        assertEquals(
                List.of(
                        new Temperature(
                                "coretemp-isa-0000",
                                "Package id 0",
                                OptionalDouble.of(41),
                                OptionalDouble.of(80),
                                OptionalDouble.of(100)),
                        new Temperature(
                                "coretemp-isa-0000",
                                "Core 0",
                                OptionalDouble.of(38.5),
                                OptionalDouble.empty(),
                                OptionalDouble.empty()),
                        new Temperature(
                                "nvme-pci-0100",
                                "Composite",
                                OptionalDouble.of(-5.85),
                                OptionalDouble.of(83.85),
                                OptionalDouble.of(87.85))),
                read(NODE));
    }

    @Test
    void valuesThatAreNone_areMissing() {
        var odd = read("""
                {"a":{"Adapter":"x","t":{"temp1_input": nan,"temp1_max": -nan,"temp1_crit": 4294967295.9},
                      "u":{"temp2_input": "hot"}, "v": 3, "w":{"temp3_input":null,,}},}
                """);
        assertEquals(3, odd.size());
        assertTrue(odd.stream()
                .allMatch(sensor -> sensor.celsius().isEmpty()
                        && sensor.high().isEmpty()
                        && sensor.critical().isEmpty()));
    }

    @Test
    void textInStrings_isNotRepaired() {
        assertEquals(
                "nan, \"},",
                read("{\"c\":{\"nan, \\\"},\":{\"temp1_input\": 1}}}")
                        .getFirst()
                        .label());
    }

    @Test
    void nothingMeasured_isNoSensor() {
        assertEquals(List.of(), read("{}"));
        assertEquals(List.of(), read("{\"acpitz-acpi-0\":{\"Adapter\": \"ACPI interface\"}}"));
    }

    @Test
    void halfOrNoJson_isUnreadable() {
        assertEquals(Optional.empty(), SensorsJson.read(JSON, NODE.substring(0, NODE.length() / 2)));
        for (var junk : List.of("", "[]", "null", "42", "Adapter: ISA", "\"", "{\"a\":", "}")) {
            assertEquals(Optional.empty(), SensorsJson.read(JSON, junk), junk);
        }
    }

    @Test
    void anyBytes_areReadOrRefused_andNeverThrow() {
        long seed = new Random().nextLong();
        System.out.println("SensorsJsonTest seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 3000; round++) {
            var text = new StringBuilder(NODE);
            for (int change = random.nextInt(6); change >= 0 && !text.isEmpty(); change--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, (char) random.nextInt(0x180));
                    case 1 -> text.deleteCharAt(at);
                    default -> text.setLength(at + 1);
                }
            }
            SensorsJson.read(JSON, text.toString());
        }
    }
}
