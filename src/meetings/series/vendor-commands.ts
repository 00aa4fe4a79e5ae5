import { longText, text } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { seriesOfSpace } from './find-series.ts';
import { lockSeries } from './series.ts';
import { agreementLine, giveAgreement, speaksForVendor, type VendorAnswer } from './vendor-agreement.ts';

/** The vendor agrees to the rhythm in one press (S3-06). */
export const agreeToSeries = domainCommand({
  name: 'series agree',
  alias: 'suivi valider',
  group: 'meetings',
  hidden: true,
  arguments: { series: text({ position: 1 }), person: text({ optional: true, hidden: true }) },
  run: (turn, values) => recordWord(turn, values.series, { agreement: 'agreed' }),
});

/** The vendor would rather have another rhythm, and says which. */
export const counterSeries = domainCommand({
  name: 'series counter',
  alias: 'suivi proposer',
  group: 'meetings',
  hidden: true,
  arguments: {
    series: text({ position: 1, hidden: true }),
    person: text({ optional: true, hidden: true }),
    note: longText({ position: 2, rest: true, max: 500 }),
  },
  run: (turn, values) => recordWord(turn, values.series, { agreement: 'declined', note: values.note }),
});

async function recordWord(turn: DomainTurn, id: string, word: VendorAnswer): Promise<Reply> {
  const { t } = turn;
  const known = await seriesOfSpace(turn, id);
  if (!known || !(await speaksForVendor(turn, known, turn.actor.id)))
    return sayNo(turn, 'meeting.series.vendor.notVendor');
  const locked = await lockSeries(turn.tx, known.id);
  if (locked.state !== 'active') return sayNo(turn, 'meeting.series.vendor.over', { title: locked.title });
  const now = await giveAgreement(turn, locked, word);
  return {
    outcome: 'done',
    visibility: 'private',
    replaces: turn.via === 'button' && turn.place.kind === 'direct',
    card: card(now.title, agreementLine(now, t), t('meeting.series.vendor.thanks')),
  };
}
