import type { ClusterNode, ClusterStatus, Guest, Storage } from "../wire/records.ts";

/** The cluster as the page holds it: rows by key, so that a row which did not change keeps its identity. */
export interface ClusterView extends Omit<ClusterStatus, "nodes" | "guests" | "storages"> {
  readonly nodes: Readonly<Record<string, ClusterNode>>;
  readonly guests: Readonly<Record<string, Guest>>;
  readonly storages: Readonly<Record<string, Storage>>;
}

export const keyOfNode = (node: { name: string }) => node.name;
export const keyOfGuest = (guest: { vmid: number }) => String(guest.vmid);
export const keyOfStorage = (storage: { node: string; storage: string }) =>
  `${storage.node}/${storage.storage}`;

export function viewOf(status: ClusterStatus): ClusterView {
  return {
    ...status,
    nodes: keyed(status.nodes, keyOfNode),
    guests: keyed(status.guests, keyOfGuest),
    storages: keyed(status.storages, keyOfStorage),
  };
}

const byText = new Intl.Collator("en", { numeric: true });

export const nodesInOrder = (view: Pick<ClusterView, "nodes"> | undefined): ClusterNode[] =>
  Object.values(view?.nodes ?? {}).sort((a, b) => byText.compare(a.name, b.name));

export const guestsInOrder = (view: Pick<ClusterView, "guests"> | undefined): Guest[] =>
  Object.values(view?.guests ?? {}).sort((a, b) => byText.compare(a.node, b.node) || a.vmid - b.vmid);

/** Rows by their key. */
export function keyed<T>(rows: readonly T[], keyOf: (row: T) => string): Record<string, T> {
  return Object.fromEntries(rows.map((row) => [keyOf(row), row]));
}
