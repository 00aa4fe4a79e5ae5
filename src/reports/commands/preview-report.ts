import { domainCommand } from '../../people/turn.ts';
import { refreshDraft } from '../draft-report.ts';
import { presentReport } from '../present-report.ts';
import { isFrozen, isOverdue } from '../report.ts';
import { committeeAlone, committeeOfReport, reportInPreparation, spokenDueDay } from '../which-report.ts';

/** The next report as it would leave now, built on the spot: the printed one says the same (C20). */
export const previewReport = domainCommand({
  name: 'report preview',
  alias: 'rapport aperçu',
  synonyms: ['rapport projet'],
  group: 'minutes',
  act: 'report.sign',
  arguments: committeeAlone,
  committeeOf: committeeOfReport,
  own: () => true,

  async run(turn, values) {
    const found = await reportInPreparation(turn, values);
    if ('reply' in found) return found.reply;
    const { report } = found;
    await refreshDraft(turn.tx, report, turn.now);
    const key = isFrozen(report) ? 'report.preview.frozen' : 'report.preview';
    const text = turn.t(key, { day: spokenDueDay(turn, report), late: isOverdue(report, turn.now) });
    return { ...(await presentReport(turn, report, { tone: 'neutral', text })), replaces: false };
  },
});
