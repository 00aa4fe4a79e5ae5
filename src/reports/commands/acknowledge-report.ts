import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import { toDate } from '../../time.ts';
import { presentReport } from '../present-report.ts';
import { lockReport, subjectOf } from '../report.ts';
import { redraw } from '../tell.ts';
import { committeeAlone, committeeOfReport, lastSentReport, reportingCommittee } from '../which-report.ts';

/** « Bien reçu »: the executive body has it; the leads’ copy says so. A lead notes it for a body that reads its mail alone. */
export const acknowledgeReport = domainCommand({
  name: 'report acknowledge',
  alias: 'rapport accusé',
  synonyms: ['rapport reçu'],
  group: 'minutes',
  act: 'report.acknowledge',
  arguments: committeeAlone,
  committeeOf: committeeOfReport,

  async run(turn, values) {
    const found = await reportingCommittee(turn, values);
    if ('reply' in found) return found.reply;
    const last = await lastSentReport(turn, found.committee.id);
    if (!last) return sayNo(turn, 'report.noneSent', { committee: found.committee.label });
    const report = await lockReport(turn.tx, last.id);
    if (report.state === 'acknowledged')
      return presentReport(turn, report, { tone: 'neutral', text: turn.t('report.acknowledged.already') });
    await turn.tx.executiveReport.update({
      where: { id: report.id },
      data: { state: 'acknowledged', acknowledgedById: turn.actor.id, acknowledgedAt: toDate(turn.now) },
    });
    await journal(turn, 'report.acknowledged', subjectOf(report), { after: { number: report.number } });
    await redraw(turn, report);
    return presentReport(turn, report, { tone: 'success', text: turn.t('report.acknowledged') });
  },
});
