/** What a report to the executive body says: facts and texts, without the words of any language (domain.md C20). */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { DecisionState, RiskState, Weather, WeatherAxis } from '../store/generated/enums.ts';

const day = z.iso.date();
const riskTrends = ['new', 'up', 'same', 'down', 'closed'] as const;

const decisionSchema = z.object({
  number: z.string(),
  text: z.string(),
  state: z.enum(DecisionState),
  votes: z
    .object({ inFavour: z.int(), against: z.int(), abstentions: z.int(), castingVote: z.boolean() })
    .nullable(),
  owner: z.string().nullable(),
  effectiveOn: day.nullable(),
  madeOn: day,
  supersedes: z.string().nullable(),
  /** « Sous réserve de confirmation » until that day. */
  reservedUntil: day.nullable(),
});

const weatherLineSchema = z.object({
  axis: z.enum(WeatherAxis),
  /** Name of the site, for the axis `site`. */
  site: z.string().nullable(),
  value: z.enum(Weather),
  previous: z.enum(Weather).nullable(),
  trend: z.enum(['better', 'same', 'worse']).nullable(),
  comment: z.string().nullable(),
  remedy: z.string().nullable(),
});

const riskSchema = z.object({
  number: z.string(),
  title: z.string(),
  score: z.int(),
  /** Since the last report; null for a risk nobody had recorded then. */
  scoreBefore: z.int().nullable(),
  trend: z.enum(riskTrends),
  state: z.enum(RiskState),
  owner: z.string().nullable(),
  prevention: z.string().nullable(),
});

const goLiveSchema = z.object({ code: z.string(), name: z.string(), on: day });
const movedSchema = z.object({ code: z.string(), name: z.string(), from: day, to: day.nullable() });

export const reportContentSchema = z.object({
  committee: z.object({
    label: z.string(),
    organisation: z.string(),
    project: z.string(),
    body: z.string().nullable(),
  }),
  /** Who leads the project on that day. */
  leads: z.array(z.string()),
  period: z.object({ from: day, to: day }),
  /** Instant up to which it tells what happened: the next report takes over from there. */
  until: z.string(),
  decisions: z.array(decisionSchema),
  /** Null when no meeting had any. */
  weather: z
    .object({ meeting: z.string(), frozen: z.boolean(), lines: z.array(weatherLineSchema) })
    .nullable(),
  risks: z.array(riskSchema),
  calendar: z.object({
    /** An earlier report kept dates: without them no drift can be told. */
    compared: z.boolean(),
    moved: z.array(movedSchema),
    planned: z.array(goLiveSchema),
    /** Go-lives whose day is over. */
    past: z.int(),
  }),
  actions: z.object({
    open: z.int(),
    /** `owner`: null once they left the project and nobody took it over. */
    late: z.array(
      z.object({ number: z.string(), text: z.string(), owner: z.string().nullable(), dueOn: day }),
    ),
  }),
  presence: z.array(
    z.object({ name: z.string(), present: z.int(), meetings: z.int(), absentInARow: z.int() }),
  ),
  meetings: z.object({
    held: z.array(z.object({ title: z.string(), on: day, information: z.boolean() })),
    next: z.object({ title: z.string(), start: z.string() }).nullable(),
  }),
  /** What the leads ask of the body. */
  asks: z.string().nullable(),
});

export type ReportContent = z.infer<typeof reportContentSchema>;
/** Everything but what the leads write themselves. */
export type ReportFacts = Omit<ReportContent, 'asks'>;
export type ReportedDecision = ReportContent['decisions'][number];
export type ReportedRisk = ReportContent['risks'][number];
export type MovedGoLive = ReportContent['calendar']['moved'][number];

/** @returns the report as it stands: what copil knows, and what the leads ask */
export function reportContent(facts: ReportFacts, asks: string | null): ReportContent {
  return { ...facts, asks };
}

/**
 * What a signature is given for: a button carries it, so that nobody signs what they have not read. The moment of its making
 * is left out: the same facts a day later are the same report.
 *
 * @returns 12 hexadecimal characters
 */
export function fingerprintOf(content: ReportContent): string {
  const { until, period, ...told } = content;
  const said = JSON.stringify(sorted({ ...told, from: period.from }));
  return createHash('sha256').update(said).digest('hex').slice(0, 12);
}

/** The store gives the names of an object back in another order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}
