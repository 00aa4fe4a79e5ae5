import type { TimedActContext, TimedActs } from '../delivery/timed-act.ts';
import { leadsReached } from '../people/read-leads.ts';
import { refreshDraft } from './draft-report.ts';
import {
  dayOf,
  isSent,
  lockReport,
  peopleOf,
  type ReportPeople,
  type ReportWithCommittee,
} from './report.ts';
import { sendReport } from './send-report.ts';
import { isCosigned, signersAwaited } from './signatures.ts';
import { redraw, tellPeople } from './tell.ts';

/** What copil does by itself about the report to the executive body (domain.md 4.3, C20). */
export const reportActs: TimedActs = {
  /** Day -5: the draft is built, the leads who are there read it. */
  'report.draft': async (context, { subjectId }) => {
    const report = await unsent(context, subjectId);
    if (!report) return;
    await refreshDraft(context.tx, report, context.now);
    const leads = await leadsReached(context.tx, report.committeeId, dayOf(report, context.at));
    await tellPeople(
      context,
      report,
      leads.map(({ personId }) => personId),
      { rule: 'REPORT-DRAFT', message: 'report.drafted', nature: 'notice' },
    );
  },

  /** Day -2: who has not signed is asked to. */
  'report.askSignatures': async (context, { subjectId }) => {
    const report = await unsent(context, subjectId);
    if (!report) return;
    await refreshDraft(context.tx, report, context.now);
    const people = await peopleOf(context.tx, report, dayOf(report, context.at));
    await tellPeople(context, report, signersAwaited(report, people), {
      rule: 'REPORT-SIGN',
      message: 'report.signatureAsked',
      nature: 'reminder',
    });
  },

  /** Day 0, and again three and seven days later: it leaves when it is signed, else the leads and the chair hear why not. */
  'report.send': async (context, { subjectId, rule }) => {
    const report = await unsent(context, subjectId);
    if (!report) return;
    const people = await peopleOf(context.tx, report, dayOf(report, context.now));
    const signed = isCosigned(report, people);
    if (signed && people.executives.length > 0) return sendReport(context, report);
    if (!signed) await refreshDraft(context.tx, report, context.now);
    await tellPeople(context, report, whoDecides(people), {
      rule: `${rule}-ALERT`,
      message: signed ? 'report.nobody' : 'report.notSigned',
      nature: 'alert',
    });
    await redraw(context, report);
  },
};

async function unsent({ tx }: TimedActContext, id: string): Promise<ReportWithCommittee | null> {
  const found = await tx.executiveReport.findUnique({
    where: { id },
    select: { committee: { select: { state: true } } },
  });
  // A committee that is paused or closed reports no more.
  if (found?.committee.state !== 'active') return null;
  const report = await lockReport(tx, id);
  return isSent(report) ? null : report;
}

function whoDecides({ chairs, leads }: ReportPeople): string[] {
  return [...chairs, ...leads.map(({ personId }) => personId)];
}
