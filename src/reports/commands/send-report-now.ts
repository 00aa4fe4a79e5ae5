import { journal } from '../../people/journal.ts';
import { domainCommand } from '../../people/turn.ts';
import { presentReport } from '../present-report.ts';
import { dayOf, isOverdue, peopleOf, subjectOf } from '../report.ts';
import { sendReport } from '../send-report.ts';
import { committeeAlone, committeeOfReport, reportInPreparation, spokenDueDay } from '../which-report.ts';

/** A report that both have signed leaves on its day by itself; the functional lead or the chair may send it before. */
export const sendReportNow = domainCommand({
  name: 'report send',
  alias: 'rapport envoyer',
  group: 'minutes',
  act: 'report.send',
  arguments: committeeAlone,
  committeeOf: committeeOfReport,

  async run(turn, values) {
    const found = await reportInPreparation(turn, values);
    if ('reply' in found) return found.reply;
    const { report } = found;
    const { executives } = await peopleOf(turn.tx, report, dayOf(report, turn.now));
    const missing = report.state !== 'cosigned' ? 'report.send.unsigned' : 'report.sign.nobody';
    if (report.state !== 'cosigned' || executives.length === 0) {
      const text = turn.t(missing, { day: spokenDueDay(turn, report), late: isOverdue(report, turn.now) });
      return presentReport(turn, report, { tone: 'warning', text }, 'invalid');
    }
    await journal(turn, 'report.sentEarly', subjectOf(report), { after: { version: report.version } });
    await turn.ledger.cancel(turn.tx, subjectOf(report), 'sent');
    await sendReport(turn, report);
    return presentReport(turn, report, { tone: 'success', text: turn.t('report.sign.sent') });
  },
});
