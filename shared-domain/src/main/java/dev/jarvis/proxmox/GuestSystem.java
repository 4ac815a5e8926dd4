package dev.jarvis.proxmox;

import java.util.Optional;

/**
 * The operating system inside a virtual machine, as its agent says.
 *
 * @param id debian, ubuntu, mswindows …
 * @param prettyName as {@code Debian GNU/Linux 13 (trixie)}
 */
public record GuestSystem(
        Optional<String> id, Optional<String> prettyName, Optional<String> version, Optional<String> kernel) {}
