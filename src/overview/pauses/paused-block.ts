import type { Block, ListItem } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import { outcomes } from '../../delivery/rows.ts';
import { pausesOf, rowsOfSite } from '../../hours/paused-among.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { plainDate, toInstant } from '../../time.ts';
import { pausedWhat } from './paused-what.ts';

/** What stands still, since when, why, and how much it holds back: for the project's card. */
export async function pausedBlock(turn: DomainTurn): Promise<Block[]> {
  const { tx, t, locale, space, now, timeZone } = turn;
  const pauses = await pausesOf(tx, space.id, now);
  if (pauses.length === 0) return [];
  const held = await tx.messageDelivery.findMany({
    where: { spaceId: space.id, state: 'held', outcome: outcomes.paused, recipientKind: { not: 'house' } },
    select: { id: true, subjectType: true, subjectId: true },
  });
  const items: ListItem[] = [];
  for (const { siteId, from, until, reason } of pauses) {
    const site = siteId ? await tx.site.findUnique({ where: { id: siteId } }) : null;
    const date = (day: Temporal.PlainDate | Temporal.ZonedDateTime) =>
      formatDate(day, locale, { weekday: false });
    items.push({
      text: t('overview.paused.line', {
        what: pausedWhat(turn, site),
        since: date(toInstant(from).toZonedDateTimeISO(timeZone)),
        until: until ? date(plainDate(until)) : 'none',
      }),
      detail: t('overview.paused.held', {
        reason,
        count: siteId ? (await rowsOfSite(siteId)(tx, held)).size : held.length,
      }),
      tone: 'warning',
    });
  }
  return [{ kind: 'list', heading: t('overview.paused.heading'), items }];
}
