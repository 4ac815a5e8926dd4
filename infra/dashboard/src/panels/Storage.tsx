import { useMemo } from "react";
import { fraction } from "../cluster/history.ts";
import { type StorageLine, storageLines } from "../cluster/storages.ts";
import { bytes, percent } from "../look/format.ts";
import { BarMeter } from "../look/Meter.tsx";
import { StateMark } from "../look/StateMark.tsx";
import { fillTone, toneText } from "../look/tone.ts";
import { definePanel } from "../panel/definePanel.ts";
import { useShown } from "../past/shown.ts";

function StoragePanel() {
  const storages = useShown(({ cluster }) => cluster?.storages);
  const lines = useMemo(() => storageLines(Object.values(storages ?? {})), [storages]);
  return (
    <ul className="storage-lines">
      {lines.map((line) => (
        <StorageRow key={line.key} line={line} />
      ))}
    </ul>
  );
}

function StorageRow({ line }: { line: StorageLine }) {
  const used = fraction(line.usedBytes, line.totalBytes);
  const { tone, word } = fillTone(used);
  return (
    <li data-testid="storage" data-storage={line.key} data-status={line.status}>
      <div className="flex items-baseline gap-2">
        <span className="truncate font-semibold">{line.name}</span>
        <span className="label shrink-0">{line.place}</span>
        <span className="ml-auto shrink-0">
          {line.status === "available" ? (
            <span className={toneText[tone === "well" ? "quiet" : tone]}>
              {word ? <span className="label text-current">{word} </span> : null}
              <span className="storage-amount">
                {bytes(line.usedBytes)} / {bytes(line.totalBytes)}
              </span>
            </span>
          ) : (
            <StateMark status={line.status} />
          )}
        </span>
        <span className="w-11 shrink-0 text-right">{percent(used)}</span>
      </div>
      <BarMeter name={`${line.name} ${line.place}`} fraction={used} />
      {line.missingOn.length > 0 ? (
        <p className="mt-0.5 text-warn">Not reachable from {line.missingOn.join(", ")}</p>
      ) : null}
    </li>
  );
}

export default definePanel({
  id: "storage",
  column: "left",
  order: 30,
  title: "Storage",
  Component: StoragePanel,
});
