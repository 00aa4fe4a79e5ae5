import { entity, longText } from '../conversation/arguments.ts';
import type { Block, Card } from '../conversation/card.ts';
import { formatList } from '../conversation/format.ts';
import type { Reply } from '../conversation/reply.ts';
import { openMeetingOf } from '../meetings/open-meeting.ts';
import { previousMeeting } from '../meetings/previous-meeting.ts';
import { committeeOfTurn } from '../people/committee-of-turn.ts';
import { journal } from '../people/journal.ts';
import { sayNo } from '../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../people/turn.ts';
import type { Committee, Meeting } from '../store/generated/client.ts';
import { recordReview } from './change-risk.ts';
import { mayRecord, whyUnreadable } from './reading-risks.ts';
import { reviewLine } from './review-line.ts';
import { lockRisk, type RiskRow } from './risk.ts';
import { committee } from './risk-arguments.ts';
import { type ReviewedRisk, riskReview } from './risk-review.ts';
import { isLive } from './risk-score.ts';

/** What a review says first, in this order. */
const changing = ['up', 'new', 'down', 'closed'] as const;

/** Risks that one card holds with their buttons. */
const shownRisks = 20;

interface Which {
  risk?: { value: RiskRow };
  committee?: { value: Committee };
}

/** S4-13: in each session every risk is looked at: unchanged in one press, or to be changed. */
export const reviewRisks = domainCommand({
  name: 'risk review',
  alias: 'risques revue',
  synonyms: ['risque revue', 'revue risques', 'risks review'],
  group: 'risks',
  act: 'risk.record',
  arguments: {
    risk: entity<RiskRow>('risk', { position: 1, optional: true, keys: ['risque'] }),
    comment: longText({ optional: true, max: 500, keys: ['commentaire'] }),
    committee: committee(),
  },
  committeeOf: (values) => values.risk?.value.committeeId ?? values.committee?.value.id,
  precondition: async (turn, values) => {
    const meeting = await meetingHeld(turn, values);
    if (!meeting) return sayNo(turn, 'risk.review.noSession');
    if (values.risk) return null;
    const refused = await whyUnreadable(turn, meeting.committeeId);
    return refused ?? shown(turn, meeting);
  },

  async run(turn, values) {
    const meeting = await meetingHeld(turn, values);
    if (!meeting || !values.risk) return sayNo(turn, 'risk.review.noSession');
    const risk = await lockRisk(turn.tx, values.risk.value.id);
    if (!isLive(risk)) return sayNo(turn, 'risk.closedAlready', { number: risk.number });
    await recordReview(turn, risk, meeting.id, values.comment);
    const { id, number } = risk;
    await journal(turn, 'risk.reviewed', { type: 'risk', id }, { after: { number, meeting: meeting.title } });
    return { ...(await shown(turn, meeting)), replaces: turn.via === 'button' };
  },
});

async function meetingHeld(turn: DomainTurn, { risk, committee }: Which): Promise<Meeting | null> {
  const committeeId = risk?.value.committeeId ?? committee?.value.id ?? (await committeeOfTurn(turn))?.id;
  return committeeId ? openMeetingOf(turn.tx, committeeId) : null;
}

async function shown(turn: DomainTurn, meeting: Meeting): Promise<Reply> {
  return { outcome: 'done', visibility: 'private', card: await reviewCard(turn, meeting) };
}

/** What has changed since the meeting before, then each risk over its two buttons. */
async function reviewCard(turn: DomainTurn, meeting: Meeting): Promise<Card> {
  const { t, tx } = turn;
  const risks = await riskReview(tx, meeting.id);
  const previous = await previousMeeting(tx, meeting);
  const pressing = await mayRecord(turn, meeting.committeeId);
  const waiting = risks.filter((risk) => isLive(risk) && !risk.reviewed).length;
  return {
    heading: t('risk.review.heading', { title: meeting.title }),
    blocks: [
      { kind: 'text', text: changesSince(risks, previous, turn) },
      ...risks
        .slice(0, shownRisks)
        .flatMap((risk): Block[] => [
          { kind: 'list', items: [reviewLine(risk, t)] },
          ...(pressing && isLive(risk) && !risk.reviewed ? [buttonsFor(risk, turn)] : []),
        ]),
      {
        kind: 'notice',
        tone: waiting === 0 ? 'success' : 'neutral',
        text: t('risk.review.waiting', { count: waiting }),
      },
    ],
  };
}

/** « Depuis la réunion précédente (COPIL n°1) : 1 en hausse et 2 nouveaux. » */
function changesSince(risks: readonly ReviewedRisk[], previous: Meeting | null, { t }: DomainTurn): string {
  if (!previous) return t('risk.review.first', { count: risks.length });
  const { title } = previous;
  const changes = changing.flatMap((trend) => {
    const count = risks.filter((risk) => risk.trend === trend).length;
    return count === 0 ? [] : [t(`risk.review.${trend}`, { count })];
  });
  if (changes.length === 0) return t('risk.review.same', { title });
  return t('risk.review.since', { title, changes: formatList(changes, t.locale) });
}

function buttonsFor({ number }: ReviewedRisk, { t }: DomainTurn): Block {
  return {
    kind: 'actions',
    buttons: [
      {
        id: `same-${number}`,
        label: t('risk.button.same'),
        command: 'risk review',
        arguments: { risk: number },
      },
      {
        id: `change-${number}`,
        label: t('risk.button.change'),
        command: 'risk update',
        arguments: { risk: number },
      },
    ],
  };
}
