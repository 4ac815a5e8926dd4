import { CircleCheck, CircleDashed, CircleX, Clock, type LucideIcon, TriangleAlert } from "lucide-react";
import { duration, moment } from "../look/format.ts";
import { type Tone, toneText } from "../look/tone.ts";
import { useNow } from "../look/useNow.ts";
import { definePanel } from "../panel/definePanel.ts";
import { useDashboard } from "../state/store.ts";
import type { Tier } from "../wire/rest.ts";

const outcomes: Record<string, { Icon: LucideIcon; tone: Tone; word: string }> = {
  done: { Icon: CircleCheck, tone: "well", word: "done" },
  partial: { Icon: TriangleAlert, tone: "warn", word: "partial" },
  failed: { Icon: CircleX, tone: "bad", word: "failed" },
  never: { Icon: CircleDashed, tone: "quiet", word: "never ran" },
};
const foreign = { Icon: CircleDashed, tone: "quiet" } as const;

function TiersPanel() {
  const tiers = useDashboard((state) => state.health?.answer.tiers);
  if (!tiers) {
    return <p className="empty">Not read yet.</p>;
  }
  return (
    <ul className="tiers">
      {tiers.map((tier) => (
        <TierRow key={tier.tier} tier={tier} />
      ))}
    </ul>
  );
}

function TierRow({ tier }: { tier: Tier }) {
  const now = useNow();
  const asOf = useDashboard((state) => state.cluster?.asOf);
  const carriesState = useDashboard((state) => state.cluster?.intervalSeconds === tier.intervalSeconds);
  const ended = lastRun(tier, carriesState ? asOf : undefined);
  const newer = ended !== undefined && ended > Date.parse(tier.endedAt ?? "1970-01-01");
  const { Icon, tone, word } = newer
    ? { Icon: CircleCheck, tone: "well" as const, word: "done" }
    : (outcomes[tier.outcome] ?? { ...foreign, word: tier.outcome });
  return (
    <li className="tier" data-testid="tier" data-tier={tier.tier}>
      <span className="font-semibold">{tier.tier}</span>
      <span className={`label inline-flex items-center gap-1.5 ${toneText[tone]}`}>
        <Icon size={13} aria-hidden="true" />
        {word}
      </span>
      <span className="text-soft">every {duration(tier.intervalSeconds * 1_000)}</span>
      <span className="text-right text-soft">{ended === undefined ? "–" : moment(ended, now)}</span>
      {tier.late && !newer ? (
        <span className="label col-span-2 inline-flex items-center gap-1.5 text-warn">
          <Clock size={13} aria-hidden="true" />
          late
        </span>
      ) : null}
      {tier.error && !newer ? <span className="col-span-2 break-words text-warn">{tier.error}</span> : null}
    </li>
  );
}

/** The tier that makes the cluster state has run when newer state arrives; the others are as they were read. */
function lastRun(tier: Tier, asOf: string | undefined): number | undefined {
  const times = [tier.endedAt, asOf].flatMap((time) => (time ? [Date.parse(time)] : []));
  return times.length === 0 ? undefined : Math.max(...times);
}

function ReadAt() {
  const readAt = useDashboard((state) => state.health?.readAt);
  const now = useNow();
  return readAt === undefined ? null : <span title="When this was read">as of {moment(readAt, now)}</span>;
}

export default definePanel({
  id: "tiers",
  column: "right",
  order: 30,
  title: "Polling tiers",
  tells: "now",
  Aside: ReadAt,
  Component: TiersPanel,
});
