import { formatDate } from '../../conversation/format.ts';
import { domainCommand } from '../../people/turn.ts';
import { plainDate, toInstant } from '../../time.ts';
import { committeeAlone, committeeOfReport, reportingCommittee } from '../which-report.ts';

/** Reports shown in one list. */
const mostReports = 20;

/** Every report of a committee, the latest first, with its day and what became of it. */
export const listReports = domainCommand({
  name: 'reports',
  alias: 'rapports',
  group: 'minutes',
  act: 'report.read',
  readOnly: true,
  arguments: committeeAlone,
  committeeOf: committeeOfReport,

  async run(turn, values) {
    const found = await reportingCommittee(turn, values);
    if ('reply' in found) return found.reply;
    const { t, locale } = turn;
    const { committee } = found;
    const reports = await turn.tx.executiveReport.findMany({
      where: { committeeId: committee.id },
      orderBy: { number: 'desc' },
      take: mostReports,
    });
    const items = reports.map(({ number, state, dueOn, sentAt }) => {
      const sent = sentAt && toInstant(sentAt).toZonedDateTimeISO(committee.timeZone);
      const day = formatDate(sent ?? plainDate(dueOn), locale, { weekday: false });
      return {
        text: [{ bold: t('report.list.number', { number }) }, ` · ${t(`report.list.${state}`, { day })}`],
      };
    });
    const sent = reports.filter(({ sentAt, content }) => sentAt && content !== null).slice(0, 3);
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('report.list.heading', { committee: committee.label }),
        blocks:
          items.length > 0
            ? [{ kind: 'list', items }]
            : [{ kind: 'text', text: t('report.nothingPrepared', { committee: committee.label }) }],
        actions: sent.map(({ number }) => ({
          id: `report-${number}`,
          label: t('report.button.readNumber', { number }),
          command: 'report',
          arguments: { number: String(number), committee: committee.code },
        })),
      },
    };
  },
});
