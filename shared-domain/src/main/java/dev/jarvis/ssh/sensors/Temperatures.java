package dev.jarvis.ssh.sensors;

import dev.jarvis.settings.Printable;
import dev.jarvis.ssh.SshError;
import java.util.List;

/** What a node said when it was asked for its temperatures. */
public sealed interface Temperatures {

    /** In plain words, for a person. */
    String text();

    /** These are they; none where the node has no sensor for one, as a virtual machine has none. */
    record Measured(List<Temperature> sensors) implements Temperatures {
        public Measured {
            sensors = List.copyOf(sensors);
        }

        @Override
        public String text() {
            return sensors.size() + " temperature sensors";
        }
    }

    /** The program that reads them is missing there. */
    record NotInstalled(String node) implements Temperatures {
        @Override
        public String text() {
            return "lm-sensors is not installed on " + node + ": apt-get install lm-sensors there";
        }
    }

    /** The program was there and said nothing that can be read. */
    record Unreadable(String node, String reason) implements Temperatures {
        public Unreadable {
            reason = Printable.excerpt(reason);
        }

        @Override
        public String text() {
            return "the temperatures of " + node + " cannot be read: " + reason;
        }
    }

    /** The node could not be asked. */
    record NotAsked(SshError error) implements Temperatures {
        @Override
        public String text() {
            return error.text();
        }
    }
}
