/** A report as this room handles it: its row, its committee, and who it concerns. */
import { chairsOf } from '../people/acting-chair.ts';
import { isOpenMembership } from '../people/membership.ts';
import { readLeads } from '../people/read-leads.ts';
import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate, toInstant } from '../time.ts';
import { type ReportContent, reportContentSchema } from './content.ts';
import type { Signers } from './signatures.ts';

const reportParts = {
  committee: {
    include: {
      organisation: true,
      space: { select: { projectName: true, locale: true } },
      memberships: { include: { person: true }, orderBy: { id: 'asc' } },
    },
  },
} satisfies Prisma.ExecutiveReportInclude;

export type ReportWithCommittee = Prisma.ExecutiveReportGetPayload<{ include: typeof reportParts }>;

/** @returns the report; null when it is gone */
export function findReport(tx: Transaction, id: string): Promise<ReportWithCommittee | null> {
  return tx.executiveReport.findUnique({ where: { id }, include: reportParts });
}

/** Locks the row, so that of two people who press at once one wins and the other sees the present state. */
export async function lockReport(tx: Transaction, id: string): Promise<ReportWithCommittee> {
  await tx.$queryRaw`SELECT id FROM "ExecutiveReport" WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.executiveReport.findUniqueOrThrow({ where: { id }, include: reportParts });
}

/** @returns what the report holds; null before its draft is built, and for a report that a file told of */
export function contentOf({ content }: Pick<ReportWithCommittee, 'content'>): ReportContent | null {
  return content === null ? null : reportContentSchema.parse(content);
}

/** @returns whether its text no longer changes by itself */
export function isFrozen({ signedByLfId, signedByLtId }: ReportWithCommittee): boolean {
  return signedByLfId !== null || signedByLtId !== null;
}

export function isSent({ state }: Pick<ReportWithCommittee, 'state'>): boolean {
  return state === 'sent' || state === 'acknowledged';
}

/** @returns the moment up to which a report that was sent told what happened: the next one takes over from there */
export function toldUntil(
  sent: Pick<ReportWithCommittee, 'content' | 'sentAt' | 'dueOn'>,
  timeZone: string,
): Temporal.Instant {
  const content = contentOf(sent);
  if (content) return Temporal.Instant.from(content.until);
  return sent.sentAt ? toInstant(sent.sentAt) : plainDate(sent.dueOn).toZonedDateTime(timeZone).toInstant();
}

export function subjectOf({ id }: Pick<ReportWithCommittee, 'id'>): { type: 'report'; id: string } {
  return { type: 'report', id };
}

/** The local day of an instant, on the committee's clock. */
export function dayOf({ committee }: ReportWithCommittee, at: Temporal.Instant): Temporal.PlainDate {
  return at.toZonedDateTimeISO(committee.timeZone).toPlainDate();
}

/** @returns whether the day it is promised for is over, so that nothing may speak of it as ahead */
export function isOverdue(report: ReportWithCommittee, now: Temporal.Instant): boolean {
  return Temporal.PlainDate.compare(plainDate(report.dueOn), dayOf(report, now)) < 0;
}

export interface ReportPeople extends Signers {
  /** Who receives it: holders of EXEC. Person ids. */
  executives: string[];
}

/** Whom a report concerns on that day. */
export async function peopleOf(
  tx: Transaction,
  { committee }: Pick<ReportWithCommittee, 'committee'>,
  day: Temporal.PlainDate,
): Promise<ReportPeople> {
  const sitting = committee.memberships.filter(
    (one) => isOpenMembership(one, day) && one.person.state !== 'left',
  );
  const { leads } = await readLeads(tx, committee.id, day);
  return {
    day,
    leads,
    chairs: chairsOf(committee.kind, sitting),
    executives: sitting.filter(({ roles }) => roles.includes('EXEC')).map(({ personId }) => personId),
  };
}
