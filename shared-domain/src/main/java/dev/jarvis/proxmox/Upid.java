package dev.jarvis.proxmox;

import dev.jarvis.cluster.NodeName;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The unique id of a task: {@code UPID:node:pid:pstart:starttime:type:id:user@realm[!token]:}, numbers in hexadecimal,
 * with a colon at its end that belongs to it (PVE::UPID). The node inside is where the task is asked about.
 *
 * @param text as Proxmox wrote it
 * @param type qmstart, vzdump, hastop …
 * @param id what it works on, usually a vmid; empty for several guests or none
 * @param user {@code root@pam}, without the token
 */
public record Upid(
        String text, NodeName node, Instant start, String type, String id, String user, Optional<String> tokenId) {

    private static final Pattern FORM = Pattern.compile(
            "UPID:([a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?):([0-9A-Fa-f]{8}):([0-9A-Fa-f]{8,9}):([0-9A-Fa-f]{8}):([^:\\s]+):([^:\\s]*):([^:\\s]+):");

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException with the text when it is none
     */
    public static Upid parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "a task id is UPID:node:pid:pstart:starttime:type:id:user:, was \"" + text + "\"");
        }
        var owner = form.group(7);
        int mark = owner.indexOf('!');
        return new Upid(
                text,
                new NodeName(form.group(1)),
                Instant.ofEpochSecond(Long.parseLong(form.group(4), 16)),
                form.group(5),
                form.group(6),
                mark < 0 ? owner : owner.substring(0, mark),
                mark < 0 ? Optional.empty() : Optional.of(owner.substring(mark + 1)));
    }

    /** Whether it only asks the high-availability manager, so that its end says nothing of the guest (Qemu.pm). */
    public boolean isRequestToHa() {
        return type.equals("hastart") || type.equals("hastop") || type.equals("hamigrate");
    }

    @Override
    public String toString() {
        return text;
    }
}
