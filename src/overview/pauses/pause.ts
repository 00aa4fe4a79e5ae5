import { date, entity, longText } from '../../conversation/arguments.ts';
import { card } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import { house } from '../../delivery/timed-act.ts';
import { pausesOf } from '../../hours/paused-among.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { today } from '../../people/today.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Site } from '../../store/generated/client.ts';
import { dateColumn, toDate } from '../../time.ts';
import { pausedWhat } from './paused-what.ts';

/** Rule and act that end a pause on its day. */
export const pauseEndsRule = 'PAUSE-ENDS';
export const pauseEndsAct = 'overview.pauseEnds';

/**
 * What is planned for a site, or for the whole space, does not leave while it lasts (issue 5, point 7). Who directs a site may
 * pause it; the whole space is paused by a lead or the chair.
 */
export const pause = domainCommand({
  name: 'pause',
  alias: 'pause',
  group: 'overview',
  act: 'site.pause',
  siteOf: (values) => values.site?.value.id,
  arguments: {
    site: entity<Site>('site', { position: 1, optional: true }),
    reason: longText({ keys: ['raison', 'motif'], max: 300 }),
    until: date({ optional: true, keys: ['jusqu’au', "jusqu'au", 'fin'] }),
  },

  async run(turn, { site, reason, until }) {
    const { t, tx, space } = turn;
    const siteId = site?.value.id ?? null;
    const what = pausedWhat(turn, site?.value ?? null);
    await tx.$queryRaw`SELECT id FROM "Space" WHERE id = ${space.id}::uuid FOR UPDATE`;
    const standing = (await pausesOf(tx, space.id, turn.now)).find((one) => one.siteId === siteId);
    if (standing)
      return sayNo(turn, 'overview.pause.already', {
        what,
        since: formatDate(
          Temporal.Instant.fromEpochMilliseconds(standing.from.getTime()).toZonedDateTimeISO(turn.timeZone),
          turn.locale,
        ),
        reason: standing.reason,
      });
    if (until && Temporal.PlainDate.compare(until, today(turn)) <= 0)
      return sayNo(turn, 'overview.pause.past', { date: formatDate(until, turn.locale) }, 'until');
    const begun = await tx.pause.create({
      data: {
        spaceId: space.id,
        siteId,
        reason,
        byId: turn.actor.id,
        from: toDate(turn.now),
        until: until && dateColumn(until),
      },
    });
    await journal(
      turn,
      'pause.begun',
      { type: 'pause', id: begun.id },
      {
        after: { siteId, reason, until: until?.toString() ?? null },
      },
    );
    if (until) await endOn(turn, begun.id, until);
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        ...card(
          t('overview.pause.heading', { what }),
          t('overview.pause.begun'),
          t('overview.pause.leaves'),
          until
            ? t.rich('overview.pause.until', { date: formatDate(until, turn.locale) })
            : t('overview.pause.open'),
        ),
        actions: [
          {
            id: 'resume',
            label: t('overview.pause.resume'),
            command: 'resume',
            arguments: site ? { site: site.text } : {},
          },
        ],
      },
    };
  },
});

/** It ends by itself when that day begins, for its author to decide in the morning what becomes of what was held. */
async function endOn(turn: DomainTurn, pauseId: string, until: Temporal.PlainDate): Promise<void> {
  await turn.ledger.notify(turn.tx, {
    spaceId: turn.space.id,
    rule: pauseEndsRule,
    subject: { type: 'pause', id: pauseId, version: 1 },
    recipient: house(pauseId),
    message: pauseEndsAct,
    nature: 'act',
    at: until.toZonedDateTime(turn.space.timeZone).toInstant(),
    correlationId: turn.correlationId,
  });
}
