package dev.jarvis.cluster;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;
import java.util.Optional;

/** The two kinds of guest: a virtual machine, or a container. */
@Serdeable
public enum GuestType {
    /** A virtual machine. */
    @JsonProperty("qemu")
    QEMU("qemu"),
    /** A container. */
    @JsonProperty("lxc")
    LXC("lxc");

    private final String word;

    GuestType(String word) {
        this.word = word;
    }

    /** The word that the wire and the screen use. */
    public String word() {
        return word;
    }

    /** Reads Proxmox's word for it: empty for a kind of resource that is no guest. */
    public static Optional<GuestType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
