import { choice, integer, longText, text } from '../../../conversation/arguments.ts';
import { card } from '../../../conversation/card.ts';
import type { Reply } from '../../../conversation/reply.ts';
import { sayNo } from '../../../people/say-no.ts';
import { today } from '../../../people/today.ts';
import { type DomainTurn, domainCommand } from '../../../people/turn.ts';
import { giveOpinion, type Opinion } from './give-opinion.ts';
import {
  askedOf,
  isUnderReview,
  lockVersion,
  standingOf,
  versionNumbered,
  versionUnderReview,
} from './version.ts';
import { standingWords } from './version-words.ts';

/** Whom a mail was sent to: its links act for them (opinion-link.ts); who presses in chat speaks for themselves. */
const person = text({ optional: true, hidden: true });

/** « D'accord » (C27). */
export const agreeToCalendar = domainCommand({
  name: 'calendar agree',
  alias: 'calendrier accord',
  synonyms: ['planning accord'],
  group: 'deployment',
  act: 'calendar.comment',
  arguments: { version: integer({ position: 1, optional: true, min: 1 }), person },
  run: (turn, values) => speak(turn, values.version, { kind: 'agreed' }),
});

/** « Commenter »: a remark, or what would have to change first. */
export const commentCalendar = domainCommand({
  name: 'calendar comment',
  alias: 'calendrier commenter',
  synonyms: ['planning commenter'],
  group: 'deployment',
  act: 'calendar.comment',
  arguments: {
    text: longText({ position: 1, rest: true, max: 1000, keys: ['texte', 'commentaire'] }),
    stance: choice(
      { comment: ['remarque'], objection: ['désaccord', 'contre'] },
      { optional: true, keys: ['avis'] },
    ),
    version: integer({ optional: true, min: 1 }),
    person,
  },
  run: (turn, values) => speak(turn, values.version, { kind: values.stance ?? 'comment', text: values.text }),
});

async function speak(turn: DomainTurn, number: number | undefined, opinion: Opinion): Promise<Reply> {
  const { tx, t, space } = turn;
  const found = number ? await versionNumbered(tx, space.id, number) : await versionUnderReview(tx, space.id);
  if (!found)
    return number
      ? sayNo(turn, 'deployment.calendar.unknownVersion', { number }, 'version')
      : sayNo(turn, 'deployment.calendar.noneUnderReview');
  const version = await lockVersion(tx, found.id);
  // @keys deployment.calendar.settled.*
  if (!isUnderReview(version))
    return sayNo(turn, `deployment.calendar.settled.${version.state}`, { number: version.number });
  const after = await giveOpinion(turn, version, opinion);
  const standing = standingOf(after.opinions, await askedOf(tx, after, today(turn)));
  // @keys deployment.calendar.kept.*
  return {
    outcome: 'done',
    visibility: 'private',
    card: card(
      t(`deployment.calendar.kept.${opinion.kind}`, { number: version.number }),
      ...(opinion.text ? [opinion.text] : []),
      standingWords(standing, t),
    ),
  };
}
