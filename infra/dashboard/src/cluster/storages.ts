import type { Storage } from "../wire/records.ts";
import { groupsOf } from "./groups.ts";

export interface StorageLine {
  readonly key: string;
  readonly name: string;
  readonly type: string | undefined;
  readonly status: Storage["status"];
  readonly usedBytes: number | undefined;
  readonly totalBytes: number | undefined;
  /** The node it belongs to, or "shared". */
  readonly place: string;
  /** Of a shared storage: the nodes that cannot reach it. */
  readonly missingOn: readonly string[];
}

/** Every storage once: a shared one is reported by each node that mounts it, but it is one disk. */
export function storageLines(storages: readonly Storage[]): StorageLine[] {
  const groups = groupsOf(storages, (storage) =>
    storage.shared ? storage.storage : `${storage.node}/${storage.storage}`,
  );
  return [...groups]
    .map(([key, members]) => lineOf(key, members))
    .sort(
      (a, b) =>
        Number(a.place !== "shared") - Number(b.place !== "shared") ||
        a.place.localeCompare(b.place) ||
        a.name.localeCompare(b.name),
    );
}

function lineOf(key: string, members: readonly Storage[]): StorageLine {
  const reachable = members.filter((member) => member.status === "available");
  const best = [...(reachable.length > 0 ? reachable : members)].sort(
    (a, b) => (b.totalBytes ?? 0) - (a.totalBytes ?? 0),
  )[0] as Storage;
  return {
    key,
    name: best.storage,
    type: best.type ?? undefined,
    status: best.status,
    usedBytes: best.usedBytes ?? undefined,
    totalBytes: best.totalBytes ?? undefined,
    place: best.shared ? "shared" : best.node,
    missingOn: best.shared
      ? members.filter((member) => member.status === "unavailable").map((member) => member.node)
      : [],
  };
}
