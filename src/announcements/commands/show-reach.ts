import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { dayOn } from '../../sites/day-on.ts';
import { siteOf } from '../../sites/site-argument.ts';
import { isSiteKind, ruleOf } from '../kinds.ts';
import { lowReadingPercent, readReading } from '../reading/read-reading.ts';
import { readingCard } from '../reading/reading-card.ts';
import { aboutSent, type Found, sentAnnouncement } from '../which-announcement.ts';

/** How many have read it, by site and by team: counts, for its author alone (C40). */
export const showReach = domainCommand({
  name: 'announcement reach',
  alias: 'annonce lecture',
  synonyms: ['annonce lectures'],
  group: 'announcement',
  act: 'announcement.followUp',
  readOnly: true,
  arguments: aboutSent,
  siteOf,

  async run(turn, values) {
    const found = await sentAnnouncement(turn, values);
    if ('reply' in found) return found.reply;
    const { announcement, deployment } = found;
    const reading = await readReading(turn.tx, announcement, deployment, dayOn(deployment.site, turn.now));
    return {
      outcome: 'done',
      visibility: 'private',
      card: readingCard(reading, announcement, deployment, {
        t: turn.t,
        percent: await lowReadingPercent(turn.tx, turn.space.id),
        reminded: await wasReminded(turn, found),
      }),
    };
  },
});

/** One reminder an announcement: more of them would be noise. */
export async function wasReminded({ tx }: DomainTurn, { announcement, deployment }: Found): Promise<boolean> {
  if (!isSiteKind(announcement.kind)) return true;
  const rows = await tx.messageDelivery.count({
    where: {
      subjectType: 'deployment',
      subjectId: deployment.id,
      subjectVersion: announcement.version ?? deployment.version,
      rule: `${ruleOf[announcement.kind].code}-REMIND`,
    },
  });
  return rows > 0;
}
