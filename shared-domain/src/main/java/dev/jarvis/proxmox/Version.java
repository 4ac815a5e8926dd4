package dev.jarvis.proxmox;

/**
 * What runs on the host that answered.
 *
 * @param version of pve-manager, as 9.1.2
 * @param release of Proxmox VE, as 9.1
 */
public record Version(String version, String release) {

    /** The number before the first dot, 9 of 9.1; 0 when it is none. */
    public int major() {
        var text = release.isEmpty() ? version : release;
        int dot = text.indexOf('.');
        return Wire.digits(dot < 0 ? text : text.substring(0, dot)).orElse(0);
    }
}
