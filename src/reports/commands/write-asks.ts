import { longText } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { refreshDraft } from '../draft-report.ts';
import { mayPrepare } from '../may-prepare.ts';
import { presentReport } from '../present-report.ts';
import { lockReport, type ReportWithCommittee, subjectOf } from '../report.ts';
import { redraw, tellPeople } from '../tell.ts';
import { committeeArgument, committeeOfReport, reportInPreparation } from '../which-report.ts';

/** A page of two is for the rest. */
const longestAsks = 900;

/** « Nos demandes »: what the leads ask of the executive body. Signatures given to the text before no longer count. */
export const writeAsks = domainCommand({
  name: 'report asks',
  alias: 'rapport demandes',
  group: 'minutes',
  act: 'report.sign',
  arguments: {
    asks: longText({
      position: 1,
      rest: true,
      optional: true,
      max: longestAsks,
      keys: ['demandes', 'texte'],
    }),
    ...committeeArgument,
  },
  committeeOf: committeeOfReport,
  own: mayPrepare,

  async run(turn, values): Promise<Reply> {
    const found = await reportInPreparation(turn, values);
    if ('reply' in found) return found.reply;
    const { report } = found;
    if (values.asks === undefined) return openForm(turn, report);
    if (values.asks === report.asks) return presentReport(turn, report);
    await turn.tx.executiveReport.update({ where: { id: report.id }, data: { asks: values.asks } });
    const change = { before: { asks: report.asks }, after: { asks: values.asks } };
    await journal(turn, 'report.asks', subjectOf(report), change);
    const voided = await voidSignatures(turn, report);
    const text = turn.t(voided ? 'report.asks.voided' : 'report.asks.saved');
    return presentReport(turn, report, { tone: voided ? 'warning' : 'success', text });
  },
});

async function openForm(turn: DomainTurn, { asks, committee }: ReportWithCommittee): Promise<Reply> {
  const form = await turn.formFor('report asks', { committee: committee.code, ...(asks ? { asks } : {}) });
  return { outcome: 'form', visibility: 'private', form };
}

/** @returns whether there was a signature to lose; who had given it is asked again, and told why */
async function voidSignatures(turn: DomainTurn, before: ReportWithCommittee): Promise<boolean> {
  const signed = [before.signedByLfId, before.signedByLtId].filter((id) => id !== null);
  await turn.tx.executiveReport.update({
    where: { id: before.id },
    data: {
      ...(signed.length > 0 ? { state: 'draft', version: { increment: 1 } } : {}),
      signedByLfId: null,
      signedByLfAt: null,
      signedByLtId: null,
      signedByLtAt: null,
    },
  });
  const report = await lockReport(turn.tx, before.id);
  await refreshDraft(turn.tx, report, turn.now);
  await tellPeople(
    turn,
    report,
    signed.filter((id) => id !== turn.actor.id),
    {
      rule: 'REPORT-VOIDED',
      message: 'report.voided',
      nature: 'notice',
      parameters: { by: turn.actor.name },
    },
  );
  await redraw(turn, report);
  return signed.length > 0;
}
