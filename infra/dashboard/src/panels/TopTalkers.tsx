import { useMemo } from "react";
import { guestsInOrder } from "../cluster/view.ts";
import { rate } from "../look/format.ts";
import { definePanel } from "../panel/definePanel.ts";
import { useShown } from "../past/shown.ts";
import { select } from "../state/store.ts";
import type { Guest } from "../wire/records.ts";

const SHOWN = 5;

/** The guests that move the most bytes: what to look at first when the network is slow. */
function TopTalkersPanel() {
  const cluster = useShown((shown) => shown.cluster);
  const talkers = useMemo(() => (cluster ? busiest(guestsInOrder(cluster)) : []), [cluster]);
  if (talkers.length === 0) {
    return <p className="empty">No guest sends or receives anything.</p>;
  }
  return (
    <ol className="storage-lines">
      {talkers.map((guest) => (
        <li
          key={guest.vmid}
          data-testid="talker"
          data-vmid={guest.vmid}
          className="flex items-baseline gap-2"
        >
          <button
            type="button"
            className="truncate font-semibold"
            aria-haspopup="dialog"
            onClick={() => select({ kind: "guest", vmid: guest.vmid })}
          >
            {guest.name}
          </button>
          <span className="label shrink-0">{guest.node}</span>
          <span className="ml-auto shrink-0">{rate(traffic(guest))}</span>
        </li>
      ))}
    </ol>
  );
}

/** The guests with the most traffic, the busiest first; silent ones are left out. */
function busiest(guests: readonly Guest[]): Guest[] {
  return guests
    .filter((guest) => traffic(guest) > 0)
    .sort((a, b) => traffic(b) - traffic(a))
    .slice(0, SHOWN);
}

function traffic(guest: Guest): number {
  return (guest.networkInBytesPerSecond ?? 0) + (guest.networkOutBytesPerSecond ?? 0);
}

export default definePanel({
  id: "top-talkers",
  column: "right",
  order: 25,
  title: "Top talkers",
  Component: TopTalkersPanel,
});
