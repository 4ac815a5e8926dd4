import { useEffect, useState } from "react";
import { fraction } from "../cluster/history.ts";
import { Facts } from "../look/Facts.tsx";
import { moment, percent } from "../look/format.ts";
import { SeverityMark } from "../look/SeverityMark.tsx";
import { asking } from "../state/session.ts";
import { useDashboard } from "../state/store.ts";
import { explain } from "../wire/problem.ts";
import { type NodeDetail, readNode } from "../wire/rest.ts";

type Answer = { kind: "asking" } | { kind: "failed"; reason: string } | { kind: "read"; detail: NodeDetail };

/** What only the server knows of a node: its storages as the node sees them, and its incidents. */
export function NodeRecords({ name }: { name: string }) {
  const [answer, setAnswer] = useState<Answer>({ kind: "asking" });
  const live = useDashboard((state) => state.link.phase === "live");
  // Asked anew when the link comes back: maybe another database is behind it.
  useEffect(() => {
    if (live) {
      setAnswer({ kind: "asking" });
    }
    const leaving = new AbortController();
    asking(readNode(name, leaving.signal)).then(
      (detail) => {
        if (!leaving.signal.aborted) {
          setAnswer({ kind: "read", detail });
        }
      },
      (error: unknown) => {
        if (!leaving.signal.aborted) {
          // What was read stays while nobody answers.
          setAnswer((before) =>
            before.kind === "read" ? before : { kind: "failed", reason: explain(error) },
          );
        }
      },
    );
    return () => leaving.abort();
  }, [name, live]);

  switch (answer.kind) {
    case "asking":
      return <p className="empty">Reading details …</p>;
    case "failed":
      return (
        <p role="alert" className="mt-3 text-warn">
          The details could not be read: {answer.reason}
        </p>
      );
    case "read":
      return <Records detail={answer.detail} />;
  }
}

function Records({ detail }: { detail: NodeDetail }) {
  const now = Date.now();
  return (
    <>
      <h3 className="drawer-heading">Storage on this node</h3>
      <Facts
        facts={detail.storages.map((storage) => [
          storage.storage,
          storage.status === "available"
            ? `${storage.type ?? ""} ${percent(fraction(storage.usedBytes, storage.totalBytes))}`
            : storage.status,
        ])}
      />
      <h3 className="drawer-heading">Incidents</h3>
      {detail.incidents.length === 0 ? <p className="empty">None.</p> : null}
      <ul className="flex flex-col gap-2">
        {detail.incidents.map((incident) => (
          <li key={incident.id}>
            <SeverityMark severity={incident.severity} />
            <p className="font-semibold">{incident.title}</p>
            <p className="text-soft">
              {incident.state}, opened {moment(Date.parse(incident.openedAt), now)}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
