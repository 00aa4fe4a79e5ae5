import { integer } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { judgeAct } from '../../people/permit.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import { presentReport } from '../present-report.ts';
import { isSent } from '../report.ts';
import { committeeArgument, committeeOfReport, reportingCommittee } from '../which-report.ts';

/** The report that is being prepared, once its draft is built, else the last one that was sent; or one by its number. */
export const showReport = domainCommand({
  name: 'report',
  alias: 'rapport',
  group: 'minutes',
  act: 'report.read',
  readOnly: true,
  arguments: {
    number: integer({ position: 1, optional: true, min: 1, max: 10_000, keys: ['numéro', 'n'] }),
    ...committeeArgument,
  },
  committeeOf: committeeOfReport,

  async run(turn, values) {
    const found = await reportingCommittee(turn, values);
    return 'reply' in found ? found.reply : show(turn, found.committee, values.number);
  },
});

/** Drafts are read by those who prepare them; the executive body reads what was sent. */
async function show(turn: DomainTurn, committee: Committee, number: number | undefined): Promise<Reply> {
  const matter = { committeeId: committee.id, own: true };
  const prepares = (await judgeAct(turn, 'report.sign', matter)).verdict === 'allowed';
  const reports = await turn.tx.executiveReport.findMany({
    where: { committeeId: committee.id },
    orderBy: { number: 'desc' },
  });
  const readable = reports.filter((one) => isSent(one) || (prepares && one.content !== null));
  const report = number === undefined ? readable[0] : readable.find((one) => one.number === number);
  if (report) return presentReport(turn, report);
  if (number !== undefined)
    return sayNo(turn, 'report.noNumber', { number, committee: committee.label }, 'number');
  return sayNo(turn, prepares ? 'report.notBegun' : 'report.noneSent', { committee: committee.label });
}
