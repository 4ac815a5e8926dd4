package dev.jarvis.simulator.tls;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * For whom and how long a certificate is.
 *
 * @param subject its name, part by part in the order of the encoding
 * @param hosts names of hosts for which it is valid besides 127.0.0.1
 */
public record CertificateNames(List<Attribute> subject, List<String> hosts, Instant notBefore, Instant notAfter) {

    /** Keeps the lists as they are now. */
    public CertificateNames {
        subject = List.copyOf(subject);
        hosts = List.copyOf(hosts);
    }

    /** One part of a name; {@code arc} is the last arc below 2.5.4: 3 common name, 10 organisation, 11 unit. */
    public record Attribute(int arc, String value) {}

    /** The subject in OpenSSL's line form, as {@code /OU=PVE Cluster Node/CN=pve}. */
    public String line() {
        return subject.stream()
                .map(attribute -> "/"
                        + switch (attribute.arc()) {
                            case 3 -> "CN";
                            case 10 -> "O";
                            default -> "OU";
                        }
                        + "="
                        + attribute.value())
                .collect(Collectors.joining());
    }
}
