package dev.jarvis.simulator.scenario;

import static dev.jarvis.simulator.cluster.GuestType.LXC;
import static dev.jarvis.simulator.cluster.GuestType.QEMU;

import dev.jarvis.simulator.cluster.GuestType;
import java.util.List;

/** The guests that homelabs have; sizes in GiB. */
final class Homelab {

    /** One of them, before it has a node and an id. */
    record Service(
            String name, GuestType type, int cores, int memoryGib, int diskGib, boolean wanted, List<String> tags) {}

    static final List<Service> SERVICES = List.of(
            lxc("plex", 4, 4, 32, "media"),
            qemu("nextcloud", 4, 8, 120, "cloud"),
            qemu("homeassistant", 2, 4, 32, "critical", "home"),
            lxc("pihole", 1, 1, 8, "critical", "network"),
            lxc("vaultwarden", 1, 1, 8, "critical", "security"),
            lxc("jellyfin", 4, 4, 32, "media"),
            lxc("grafana", 2, 2, 16, "monitoring"),
            lxc("prometheus", 2, 4, 64, "monitoring"),
            lxc("postgres", 4, 8, 64, "database"),
            lxc("unifi", 2, 2, 16, "network"),
            qemu("frigate", 4, 8, 64, "cameras", "home"),
            lxc("paperless", 2, 4, 40, "documents"),
            qemu("immich", 4, 8, 200, "media", "photos"),
            lxc("gitea", 2, 2, 32, "dev"),
            lxc("nginx-proxy", 2, 1, 8, "critical", "network"),
            lxc("wireguard", 1, 1, 4, "network", "security"),
            idle(qemu("minecraft", 4, 8, 40, "games")),
            qemu("truenas", 4, 16, 32, "storage"),
            qemu("docker-host", 8, 16, 160, "docker"),
            idle(qemu("win11", 4, 8, 120, "desktop")),
            lxc("adguard", 1, 1, 8, "network"),
            lxc("mosquitto", 1, 1, 4, "home"),
            lxc("zigbee2mqtt", 1, 1, 4, "home"),
            lxc("uptime-kuma", 1, 1, 8, "monitoring"));

    private Homelab() {}

    private static Service lxc(String name, int cores, int memoryGib, int diskGib, String... tags) {
        return new Service(name, LXC, cores, memoryGib, diskGib, true, List.of(tags));
    }

    private static Service qemu(String name, int cores, int memoryGib, int diskGib, String... tags) {
        return new Service(name, QEMU, cores, memoryGib, diskGib, true, List.of(tags));
    }

    private static Service idle(Service service) {
        return new Service(
                service.name(),
                service.type(),
                service.cores(),
                service.memoryGib(),
                service.diskGib(),
                false,
                service.tags());
    }
}
