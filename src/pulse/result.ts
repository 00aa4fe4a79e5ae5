/** What a pulse says once it is closed, counted once from its sheets (C49). Pure. */
import { z } from 'zod';
import { type Belonging, breakdowns, type Group, groupsToShow, threshold } from './disclosure.ts';
import { type PulseQuestion, pulseQuestions, type scores } from './questions.ts';

/** A sheet as it lies in the box: nobody's, of no hour. */
export interface PulseSheet extends Belonging {
  answers: Record<PulseQuestion, (typeof scores)[number]>;
}

/** Averages out of 5, to one decimal. */
const averagesSchema = z.object({
  overall: z.number(),
  perception: z.number(),
  opportunity: z.number(),
  value: z.number(),
});
export type Averages = z.infer<typeof averagesSchema>;

const groupSchema = z.object({ by: z.enum(breakdowns), name: z.string() });

const resultSchema = z.object({
  /** Null below the threshold: not even how many. */
  answers: z.int().nullable(),
  averages: averagesSchema.nullable(),
  groups: z.array(groupSchema.extend({ answers: z.int(), averages: averagesSchema })),
  /** Groups that are not shown, whatever the reason and whether anybody of them answered. */
  hidden: z.array(groupSchema),
});
export type PulseResult = z.infer<typeof resultSchema>;

/**
 * @param asked the groups of everybody who was asked, so that a group in which nobody answered is named like one in which few did
 */
export function countPulse(sheets: readonly PulseSheet[], asked: readonly Belonging[]): PulseResult {
  const shown = groupsToShow(sheets);
  const of = ({ by, name }: Group) => sheets.filter((sheet) => sheet[by] === name);
  const enough = sheets.length >= threshold;
  return {
    answers: enough ? sheets.length : null,
    averages: enough ? averagesOf(sheets) : null,
    groups: shown
      .map((group) => ({ ...group, answers: of(group).length, averages: averagesOf(of(group)) }))
      .sort(inOrder),
    hidden: allGroups([...asked, ...sheets])
      .filter((group) => !shown.some((one) => one.by === group.by && one.name === group.name))
      .sort(inOrder),
  };
}

/** @returns what was counted when a pulse closed; null before. */
export function readResult(stored: unknown): PulseResult | null {
  return stored === null ? null : resultSchema.parse(stored);
}

function averagesOf(sheets: readonly PulseSheet[]): Averages {
  const mean = (questions: readonly PulseQuestion[]) => {
    const all = sheets.flatMap(({ answers }) => questions.map((question) => Number(answers[question])));
    return Math.round((all.reduce((sum, one) => sum + one, 0) / all.length) * 10) / 10;
  };
  return {
    overall: mean(pulseQuestions),
    perception: mean(['perception']),
    opportunity: mean(['opportunity']),
    value: mean(['value']),
  };
}

function allGroups(belongings: readonly Belonging[]): Group[] {
  return breakdowns.flatMap((by) =>
    [...new Set(belongings.flatMap((one) => one[by] ?? []))].map((name) => ({ by, name })),
  );
}

/** Teams before categories, then by name: never by score. */
function inOrder(a: Group, b: Group): number {
  return breakdowns.indexOf(a.by) - breakdowns.indexOf(b.by) || a.name.localeCompare(b.name, 'fr');
}

export type Trend = 'up' | 'same' | 'down';

/** Change that is worth an arrow, in points out of 5. */
const noticeable = 0.2;

/** What a figure was in the pulse before; null where either of the two is hidden: the one would give the other away. */
export function comparedWith(
  now: PulseResult,
  earlier: PulseResult | null,
  group?: Group,
): { averages: Averages; trend: Trend } | null {
  const [of, was] = [now, earlier].map((result) => (group ? find(result, group) : result)?.averages ?? null);
  if (!of || !was) return null;
  const change = of.overall - was.overall;
  const trend = change >= noticeable ? 'up' : change <= -noticeable ? 'down' : 'same';
  return { averages: was, trend };
}

function find(result: PulseResult | null | undefined, { by, name }: Group) {
  return result?.groups.find((one) => one.by === by && one.name === name);
}
