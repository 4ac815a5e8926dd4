import {
  type ClusterNode,
  clusterStatus,
  type Guest,
  type StatusPatch,
  type Storage,
} from "../wire/records.ts";
import { type ClusterView, keyOfGuest, keyOfNode, keyOfStorage, viewOf } from "./view.ts";

/**
 * The state after a status update to a page that may not have any: what is read first of a cluster comes as an update
 * that names everything. Part of a state that is not there makes none.
 */
export function withStatusUpdate(
  state: ClusterView | undefined,
  patch: StatusPatch,
): ClusterView | undefined {
  if (state) {
    return applyStatusUpdate(state, patch);
  }
  const whole = clusterStatus.safeParse(patch);
  return whole.success ? viewOf(whole.data) : undefined;
}

/**
 * The state after a status update. Rows merge by key, null takes a field away, `removed` takes rows away; whatever
 * the update does not touch keeps its identity, and the given state is never changed.
 */
export function applyStatusUpdate(state: ClusterView, patch: StatusPatch): ClusterView {
  const { nodes, guests, storages, removed, ...top } = patch;
  return {
    cluster: top.cluster ?? state.cluster,
    name: top.name ?? state.name,
    demo: top.demo ?? state.demo,
    asOf: top.asOf ?? state.asOf,
    stale: top.stale ?? state.stale,
    intervalSeconds: top.intervalSeconds ?? state.intervalSeconds,
    status: top.status === null ? "unknown" : (top.status ?? state.status),
    quorate: top.quorate === undefined ? state.quorate : top.quorate,
    nodes: without(merged(state.nodes, nodes, keyOfNode, wholeNode), removed?.nodes),
    guests: without(merged(state.guests, guests, keyOfGuest, wholeGuest), removed?.guests?.map(String)),
    storages: without(
      merged(state.storages, storages, keyOfStorage, wholeStorage),
      removed?.storages?.map(keyOfStorage),
    ),
  };
}

type Patched = Readonly<Record<string, unknown>>;
type Rows<T> = Readonly<Record<string, T>>;

function merged<T, P extends object>(
  rows: Rows<T>,
  patches: readonly P[] | null | undefined,
  keyOf: (patch: P) => string,
  whole: (row: Patched) => T | undefined,
): Rows<T> {
  if (!patches || patches.length === 0) {
    return rows;
  }
  const result: Record<string, T> = { ...rows };
  for (const patch of patches) {
    const key = keyOf(patch);
    const row = whole(withFields(result[key] ?? {}, patch));
    if (row !== undefined) {
      result[key] = row;
    }
  }
  return result;
}

function withFields(row: object, patch: object): Patched {
  const result: Record<string, unknown> = { ...row };
  for (const [field, value] of Object.entries(patch)) {
    if (value === null) {
      delete result[field];
    } else if (value !== undefined) {
      result[field] = value;
    }
  }
  return result;
}

// A row cannot be without these: a status that went away is unknown, and half a row of something never seen is no row.

function wholeNode(row: Patched): ClusterNode {
  return { status: "unknown", ...row } as ClusterNode;
}

function wholeGuest(row: Patched): Guest | undefined {
  if (row.node === undefined) {
    return undefined;
  }
  return { status: "unknown", type: "unknown", name: `guest ${row.vmid}`, ...row } as Guest;
}

function wholeStorage(row: Patched): Storage {
  return { status: "unknown", ...row } as Storage;
}

function without<T>(rows: Rows<T>, keys: readonly string[] | null | undefined): Rows<T> {
  const gone = keys?.filter((key) => Object.hasOwn(rows, key)) ?? [];
  if (gone.length === 0) {
    return rows;
  }
  const result = { ...rows };
  for (const key of gone) {
    delete result[key];
  }
  return result;
}
