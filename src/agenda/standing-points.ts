/** The standing points of a committee's agendas: its kind's, unless it has its own (domain.md 3.3). */
import { z } from 'zod';
import type { Translator } from '../conversation/language.ts';
import type { Prisma } from '../store/generated/client.ts';
import { AgendaPurpose, type CommitteeKind } from '../store/generated/enums.ts';

export interface StandingPoint {
  title: string;
  purpose: AgendaPurpose;
  minutes: number;
}

/** Most standing points an agenda may have, and the longest title of one. */
export const mostStandingPoints = 20;
export const longestTitle = 200;

/** What `Committee.agendaTemplate` holds. */
const ownTemplateSchema = z
  .array(
    z.strictObject({
      title: z.string().min(1).max(longestTitle),
      purpose: z.enum(AgendaPurpose),
      minutes: z.int().min(1).max(480),
    }),
  )
  .max(mostStandingPoints);

type Shape = readonly (readonly [name: string, purpose: AgendaPurpose, minutes: number])[];

const steering: Shape = [
  ['opening', 'information', 5],
  ['followUp', 'discussion', 10],
  ['weather', 'information', 20],
  ['calendar', 'discussion', 15],
  ['risks', 'discussion', 10],
  ['lessons', 'discussion', 15],
  ['decisions', 'arbitration', 30],
  ['communication', 'information', 5],
  ['nextDate', 'information', 5],
];

const monitoring: Shape = [
  ['followUp', 'discussion', 10],
  ['progress', 'information', 15],
  ['difficulties', 'discussion', 15],
  ['nextSteps', 'information', 5],
];

const working: Shape = [
  ['followUp', 'discussion', 10],
  ['deliverable', 'discussion', 30],
  ['nextSteps', 'information', 5],
];

const executive: Shape = [
  ['followUp', 'discussion', 10],
  ['progress', 'information', 15],
  ['decisions', 'arbitration', 20],
];

const byKind: Record<CommitteeKind, Shape> = {
  copil: steering,
  cosuiv: monitoring,
  group: working,
  workingGroup: working,
  executive,
};

/**
 * @param t of the space's language: titles are stored as they are written here
 * @returns the standing points of the committee's agendas, in order
 */
export function standingPoints(
  committee: { kind: CommitteeKind; agendaTemplate: Prisma.JsonValue },
  t: Translator,
): StandingPoint[] {
  const own = ownTemplateSchema.safeParse(committee.agendaTemplate);
  if (own.success) return own.data;
  return byKind[committee.kind].map(([name, purpose, minutes]) => ({
    title: t(`agenda.standing.${name}`),
    purpose,
    minutes,
  }));
}
