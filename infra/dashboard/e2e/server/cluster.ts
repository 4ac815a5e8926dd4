import type { ClusterStatus } from "../../src/wire/records.ts";

const GIB = 1024 ** 3;

const NODES = [
  { name: "Home", address: "192.168.1.10", cpus: 16, memory: 64, disk: 940 },
  { name: "agent", address: "192.168.1.12", cpus: 12, memory: 48, disk: 470 },
  { name: "pve", address: "192.168.1.11", cpus: 8, memory: 32, disk: 470 },
  { name: "rack2", address: "192.168.1.13", cpus: 32, memory: 128, disk: 1_880 },
];
const GUESTS = [
  ["home-assistant", "adguard", "unifi", "frigate", "nextcloud", "paperless"],
  ["ollama", "jarvis-mgmt", "gitea", "runner", "vault"],
  ["jellyfin", "sonarr", "radarr", "transmission", "samba", "backup-proxy"],
  ["k3s-1", "k3s-2", "k3s-3", "postgres", "grafana", "prometheus-with-a-rather-long-name", "win11"],
];
const STOPPED = new Set(["win11", "runner"]);

/** The cluster that the browser tests look at: four nodes, 24 guests, one storage shared by all. */
export function startingCluster(now: number): ClusterStatus {
  const startedAt = new Date(now - 12.4 * 86_400_000).toISOString();
  return {
    cluster: "demo",
    name: "Homelab",
    demo: true,
    asOf: new Date(now).toISOString(),
    stale: false,
    intervalSeconds: 10,
    status: "nominal",
    quorate: true,
    nodes: NODES.map((node, i) => ({
      name: node.name,
      status: "online",
      address: node.address,
      cpuFraction: 0.08 + i * 0.09,
      cpus: node.cpus,
      memoryUsedBytes: node.memory * GIB * (0.42 + i * 0.13),
      memoryBytes: node.memory * GIB,
      diskUsedBytes: node.disk * GIB * (0.31 + i * 0.08),
      diskBytes: node.disk * GIB,
      startedAt,
      networkInBytesPerSecond: 90_000 * 6 ** i,
      networkOutBytesPerSecond: 31_000 * 5 ** i,
    })),
    guests: GUESTS.flatMap((names, i) =>
      names.map((name, j) => ({
        vmid: 100 + i * 10 + j,
        name,
        type: j % 2 === 0 ? ("qemu" as const) : ("lxc" as const),
        node: NODES[i]?.name ?? "",
        status: STOPPED.has(name) ? ("stopped" as const) : ("running" as const),
        cpuFraction: STOPPED.has(name) ? 0 : 0.02 + ((i * 7 + j * 5) % 11) * 0.03,
        cpus: 2,
        memoryUsedBytes: STOPPED.has(name) ? 0 : 4 * GIB * (0.3 + ((i + j * 3) % 7) * 0.1),
        memoryBytes: 4 * GIB,
        diskUsedBytes: 9 * GIB,
        diskBytes: 32 * GIB,
        startedAt,
        tags: j === 0 ? ["core", "backup"] : [],
        template: false,
      })),
    ),
    storages: NODES.flatMap((node, i) => [
      {
        storage: "local-zfs",
        node: node.name,
        type: "zfspool",
        shared: false,
        status: "available" as const,
        usedBytes: node.disk * GIB * (0.4 + i * 0.15),
        totalBytes: node.disk * GIB,
      },
      {
        storage: "nas",
        node: node.name,
        type: "nfs",
        shared: true,
        status: "available" as const,
        usedBytes: 9_800 * GIB,
        totalBytes: 16_000 * GIB,
      },
    ]),
  };
}
