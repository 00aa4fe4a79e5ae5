import type { Block, CommandButton } from '../conversation/card.ts';
import { formatDate } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import type { ComposeContext, Composers } from '../delivery/ledger.ts';
import { isBeforeGoLive } from '../deployments/is-before-go-live.ts';
import { isStopped } from '../deployments/is-stopped.ts';
import { dayOn } from '../sites/day-on.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import { plainDate } from '../time.ts';
import { pointsLeft } from './points-left.ts';
import { findVote, readVote, type Vote, voteOf } from './vote.ts';
import { reservationBlocks, voiceBlocks, voteCard } from './vote-card.ts';
import { type VoteView, viewOf } from './vote-view.ts';

/** What copil tells about the vote on a go-live, by the name a rule gives. */
export const goNoGoComposers: Composers = {
  /** D12: to those who vote; who has voted already, because it was opened early, is not asked again. */
  'goNoGo.vote': async (context, row) => {
    const { tx, t, personId, now, answers, redraw } = context;
    const vote = await voteOfRow(context, row);
    if (!vote) return null;
    const awaited = vote.state === 'open' && personId !== null && !voteOf(vote, personId);
    if (!redraw && (!awaited || (await isStopped(tx, vote.deploymentId)))) return null;
    const view = await viewOf(tx, vote, now);
    return { card: voteCard(view, { t, personId, byMail: answers === 'mail' }) };
  },

  /** D13: to those who voted with each voice, to referents and vendor what came of it. Without a result, to who leads and chairs. */
  'goNoGo.result': async (context, row) => {
    const { tx, t, personId, now } = context;
    const vote = await voteOfRow(context, row);
    if (!vote || vote.state === 'open' || vote.state === 'void') return null;
    const view = await viewOf(tx, vote, now);
    const voter = view.voters.find((one) => one.personId === personId);
    const points = await pointsLeft(tx, view, dayOn(view.deployment.site, now), t);
    const leads = voter?.roles.some((role) => role !== 'DIR') ?? false;
    if (vote.state === 'lapsed' && !voter) return null;
    return {
      card: {
        heading: t(`goNoGo.heading.${vote.state}`, { site: view.deployment.site.name }),
        blocks: [
          { kind: 'text', text: resultLine(view, points.length, t) },
          ...reservationBlocks(view, t),
          ...(points.length > 0
            ? [{ kind: 'list' as const, heading: t('goNoGo.points'), items: points }]
            : []),
          ...(voter ? voiceBlocks(view, t) : []),
          ...whatNext(vote, leads, t),
        ],
        actions: leads ? nextButtons(view, t) : [],
      },
    };
  },
  /** Two days before: to those who vote, when a go-live that nobody decided is about to take place. */
  'goNoGo.undecided': async (context, row) => {
    const { tx, t, personId, now } = context;
    const vote = await voteOfRow(context, row);
    if (vote?.state !== 'lapsed') return null;
    const view = await viewOf(tx, vote, now);
    const { deployment, voters } = view;
    if (!isBeforeGoLive(deployment, now)) return null;
    const voter = voters.find((one) => one.personId === personId);
    const leads = voter?.roles.some((role) => role !== 'DIR') ?? false;
    return {
      card: {
        heading: t('goNoGo.undecided.heading', { site: deployment.site.name }),
        blocks: [
          {
            kind: 'text',
            text: t.rich('goNoGo.undecided', { day: formatDate(plainDate(vote.goLive), t.locale) }),
          },
          { kind: 'notice', tone: 'warning', text: t('goNoGo.undecided.next') },
        ],
        actions: leads ? nextButtons(view, t) : nextButtons(view, t).slice(0, 1),
      },
    };
  },
};

function voteOfRow(
  { tx }: ComposeContext,
  { subjectType, subjectId, subjectVersion }: MessageDelivery,
): Promise<Vote | null> {
  return subjectType === 'goNoGo' ? readVote(tx, subjectId) : findVote(tx, subjectId, subjectVersion);
}

/** @param points beside the reservations: with any of them, all are counted together */
function resultLine({ vote }: VoteView, points: number, t: Translator) {
  const reservations = vote.reservations.length;
  return t.rich(`goNoGo.result.${vote.state}`, {
    day: formatDate(plainDate(vote.goLive), t.locale),
    reservations,
    points: points > 0 ? points + reservations : 0,
  });
}

function whatNext({ state }: Vote, leads: boolean, t: Translator): Block[] {
  if (state !== 'noGo' && state !== 'lapsed') return [];
  return [{ kind: 'notice', tone: 'warning', text: t(`goNoGo.next.${state}.${leads ? 'leads' : 'others'}`) }];
}

/** A go-live that was not approved is moved, or voted on once more. */
function nextButtons({ vote, deployment }: VoteView, t: Translator): CommandButton[] {
  if (vote.state !== 'noGo' && vote.state !== 'lapsed') return [];
  const given = { site: deployment.site.code };
  return [
    {
      id: 'go-postpone',
      label: t('goNoGo.button.postpone'),
      style: 'primary',
      command: 'site postpone',
      arguments: given,
    },
    { id: 'go-open', label: t('goNoGo.button.again'), command: 'go open', arguments: given },
  ];
}
