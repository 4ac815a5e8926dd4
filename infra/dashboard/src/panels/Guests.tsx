import { fraction, guestSeries } from "../cluster/history.ts";
import { guestsInOrder, nodesInOrder } from "../cluster/view.ts";
import { percent } from "../look/format.ts";
import { Sparkline } from "../look/Sparkline.tsx";
import { StateMark } from "../look/StateMark.tsx";
import { fillTone, toneText } from "../look/tone.ts";
import { definePanel } from "../panel/definePanel.ts";
import { useShown, useShownKeys } from "../past/shown.ts";
import { select } from "../state/store.ts";

function GuestsPanel() {
  const nodes = useShownKeys(({ cluster }) => [
    ...new Set([
      ...nodesInOrder(cluster).map((node) => node.name),
      ...guestsInOrder(cluster).map((guest) => guest.node),
    ]),
  ]);
  return (
    <div className="scroll" role="region" aria-label="Guests by node" tabIndex={0}>
      <div className="guest-columns label" aria-hidden="true">
        <span>State</span>
        <span>Guest</span>
        <span>Trend</span>
        <span className="text-right">CPU</span>
        <span className="text-right">RAM</span>
      </div>
      {nodes.map((node) => (
        <GuestsOfNode key={node} node={node} />
      ))}
    </div>
  );
}

function GuestsOfNode({ node }: { node: string }) {
  const vmids = useShownKeys(({ cluster }) =>
    guestsInOrder(cluster)
      .filter((guest) => guest.node === node)
      .map((guest) => guest.vmid),
  );
  return (
    <section aria-label={`Guests of ${node}`}>
      <h3 className="guest-group">
        <span>{node}</span>
        <span className="label">
          {vmids.length} {vmids.length === 1 ? "guest" : "guests"}
        </span>
      </h3>
      <ul>
        {vmids.map((vmid) => (
          <GuestRow key={vmid} vmid={vmid} />
        ))}
      </ul>
    </section>
  );
}

function GuestRow({ vmid }: { vmid: number }) {
  const guest = useShown(({ cluster }) => cluster?.guests[vmid]);
  const samples = useShown(({ history }) => history[guestSeries(vmid)]);
  if (!guest) {
    return null;
  }
  const running = guest.status === "running";
  const memory = fraction(guest.memoryUsedBytes, guest.memoryBytes);
  return (
    <li>
      <button
        type="button"
        className="guest-row"
        data-testid="guest"
        data-vmid={vmid}
        data-status={guest.status}
        aria-haspopup="dialog"
        onClick={() => select({ kind: "guest", vmid })}
      >
        <StateMark status={guest.status} />
        <span className="guest-name">
          <span className="truncate">{guest.name}</span>
          <span className="guest-vmid">{vmid}</span>
        </span>
        <span className={running ? "text-accent" : "text-soft"}>
          <Sparkline samples={samples} />
        </span>
        <Load word="CPU" value={running ? (guest.cpuFraction ?? undefined) : undefined} />
        <Load word="RAM" value={running ? memory : undefined} />
      </button>
    </li>
  );
}

function Load({ word, value }: { word: string; value: number | undefined }) {
  const { tone, word: level } = fillTone(value);
  return (
    <span className={`text-right ${tone === "well" ? "" : toneText[tone]}`}>
      <span className="sr-only">
        {word} {level}{" "}
      </span>
      {percent(value)}
    </span>
  );
}

export default definePanel({
  id: "guests",
  column: "left",
  lane: "second",
  order: 40,
  title: "Guests",
  fill: true,
  Component: GuestsPanel,
});
