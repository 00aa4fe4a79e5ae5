import { text } from '../../conversation/arguments.ts';
import { plannedHour } from '../../delivery/look-up.ts';
import { journal } from '../../people/journal.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { toDate } from '../../time.ts';
import { fingerprintOf } from '../content.ts';
import { refreshDraft } from '../draft-report.ts';
import { mayPrepare } from '../may-prepare.ts';
import { presentReport } from '../present-report.ts';
import { dayOf, lockReport, peopleOf, type ReportWithCommittee, subjectOf } from '../report.ts';
import { sendReport } from '../send-report.ts';
import { isCosigned, rolesToSign, signatureOf } from '../signatures.ts';
import { redraw } from '../tell.ts';
import { committeeArgument, committeeOfReport, reportInPreparation, spokenDueDay } from '../which-report.ts';

/** « Co-signer »: the text is fixed at the first signature; with the last one it leaves on its day, or at once when that is over. */
export const signReport = domainCommand({
  name: 'report sign',
  alias: 'rapport signer',
  synonyms: ['rapport cosigner', 'report cosign'],
  group: 'minutes',
  act: 'report.sign',
  arguments: {
    ...committeeArgument,
    read: text({ optional: true, hidden: true, max: 12 }),
  },
  committeeOf: committeeOfReport,
  own: mayPrepare,

  async run(turn, values) {
    const found = await reportInPreparation(turn, values);
    if ('reply' in found) return found.reply;
    const { report } = found;
    const content = await refreshDraft(turn.tx, report, turn.now);
    if (values.read !== undefined && values.read !== fingerprintOf(content))
      return presentReport(
        turn,
        report,
        { tone: 'warning', text: turn.t('report.sign.outdated') },
        'invalid',
      );
    const people = await peopleOf(turn.tx, report, dayOf(report, turn.now));
    const roles = rolesToSign(people, turn.actor.id).filter((role) => signatureOf(report, role) === null);
    if (roles.length === 0)
      return presentReport(turn, report, { tone: 'neutral', text: turn.t('report.sign.already') }, 'invalid');
    const [id, at] = [turn.actor.id, toDate(turn.now)];
    await turn.tx.executiveReport.update({
      where: { id: report.id },
      data: {
        ...(roles.includes('LF') ? { signedByLfId: id, signedByLfAt: at } : {}),
        ...(roles.includes('LT') ? { signedByLtId: id, signedByLtAt: at } : {}),
      },
    });
    await journal(turn, 'report.signed', subjectOf(report), { after: { version: report.version, roles } });
    const signed = await lockReport(turn.tx, report.id);
    if (!isCosigned(signed, people)) {
      await redraw(turn, signed);
      return presentReport(turn, signed, { tone: 'success', text: turn.t('report.sign.waiting') });
    }
    await turn.tx.executiveReport.update({ where: { id: report.id }, data: { state: 'cosigned' } });
    return settle(turn, await lockReport(turn.tx, report.id), people.executives.length > 0);
  },
});

/** With its last signature a report leaves at once when its hour is over. */
async function settle(turn: DomainTurn, report: ReportWithCommittee, somebody: boolean) {
  const hour = await plannedHour(turn.tx, subjectOf(report), { rule: 'REPORT-DUE' });
  if (!hour && somebody) {
    await sendReport(turn, report);
    return presentReport(turn, report, { tone: 'success', text: turn.t('report.sign.sent') });
  }
  await redraw(turn, report);
  const text = hour
    ? turn.t('report.sign.planned', { day: spokenDueDay(turn, report) })
    : turn.t('report.sign.nobody');
  return presentReport(turn, report, { tone: hour ? 'success' : 'warning', text });
}
