/** The vote on a go-live as those who vote see it, while it is open and afterwards. */

import type { Block, Card, CommandButton, ListItem } from '../conversation/card.ts';
import { formatDate, formatDateTime, formatList } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { clockOn } from '../sites/day-on.ts';
import type { GoChoice } from '../store/generated/enums.ts';
import { plainDate, toInstant } from '../time.ts';
import { voteOf } from './vote.ts';
import type { VoteView } from './vote-view.ts';

export interface VoteReader {
  t: Translator;
  personId: string | null;
  /** No mail carries a vote. */
  byMail: boolean;
}

/** @param notice what has just happened, above all else */
export function voteCard(view: VoteView, reader: VoteReader, notice?: Block): Card {
  const { t, personId } = reader;
  const { vote, deployment } = view;
  const open = vote.state === 'open';
  const votes = open && view.voters.some((one) => one.personId === personId);
  return {
    heading: t(`goNoGo.heading.${vote.state}`, { site: deployment.site.name }),
    blocks: [
      ...(notice ? [notice] : []),
      { kind: 'text', text: whenLine(view, t) },
      ...readinessBlocks(view, t),
      ...decisionBlocks(view, t),
      ...reservationBlocks(view, t),
      ...voiceBlocks(view, t),
      ...(votes ? ownBlocks(view, reader) : []),
    ],
    actions: votes && !reader.byMail ? voteButtons(view, t, personId) : [],
  };
}

/** « Démarrage prévu le mardi 6 octobre 2026. Le vote est ouvert jusqu’au … » */
function whenLine({ vote, deployment }: VoteView, t: Translator) {
  const closes = clockOn(deployment.site, toInstant(vote.closesAt));
  return t.rich(vote.state === 'open' ? 'goNoGo.open' : 'goNoGo.closed', {
    day: formatDate(plainDate(vote.goLive), t.locale),
    closes: formatDateTime(closes, t.locale, { year: false }),
  });
}

/** While it is open the list as it is now, afterwards as it was when it closed. */
function readinessBlocks({ vote, readiness }: VoteView, t: Translator): Block[] {
  const kept = vote.checks as { colour: string; blockers: Named[]; reservations: Named[] } | null;
  const { colour, blockers, reservations } = vote.state === 'open' || !kept ? readiness : kept;
  const items = [
    ...blockers.map((one) => checkItem(one, 'danger', t)),
    ...reservations.map((one) => checkItem(one, 'warning', t)),
  ];
  const line = t('goNoGo.readiness', {
    colour: t(`goNoGo.colour.${colour}`),
    blockers: blockers.length,
    others: reservations.length,
  });
  return [{ kind: 'text', text: line }, ...(items.length > 0 ? [{ kind: 'list' as const, items }] : [])];
}

interface Named {
  code: string;
  label: string;
}

function checkItem({ code, label }: Named, tone: 'danger' | 'warning', t: Translator): ListItem {
  return { text: t(`goNoGo.check.${tone}`, { code, label }), tone };
}

function decisionBlocks({ decision }: VoteView, t: Translator): Block[] {
  if (!decision) return [];
  return [
    { kind: 'text', text: t.rich('goNoGo.decision', { number: decision.number, text: decision.text }) },
  ];
}

export function reservationBlocks({ vote, actions, names }: VoteView, t: Translator): Block[] {
  if (vote.reservations.length === 0) return [];
  const items = vote.reservations.map(({ text, ownerId, dueOn, actionId }) => ({
    text,
    detail: t('goNoGo.reservation', {
      owner: names.get(ownerId) ?? '',
      day: formatDate(plainDate(dueOn), t.locale, { year: false }),
      number: (actionId && actions.get(actionId)) || '',
      numbered: actionId && actions.has(actionId) ? 'yes' : 'no',
    }),
  }));
  return [{ kind: 'list', heading: t('goNoGo.reservations'), items }];
}

/** Who said what: it is a vote by name. Who is awaited is named while it is open; afterwards silence is a number. */
export function voiceBlocks({ vote, voters, names }: VoteView, t: Translator): Block[] {
  const items = vote.votes.map(
    ({ personId, choice, comment }): ListItem => ({
      text: t('goNoGo.voice', { name: names.get(personId) ?? '', choice: t(`goNoGo.choice.${choice}`) }),
      ...(comment ? { detail: comment } : {}),
      ...(choice === 'noGo' ? { tone: 'danger' as const } : {}),
    }),
  );
  const silent = voters
    .filter(({ personId }) => !voteOf(vote, personId))
    .flatMap(({ personId }) => names.get(personId) ?? []);
  return [
    ...(items.length > 0 ? [{ kind: 'list' as const, heading: t('goNoGo.voices'), items }] : []),
    ...(silent.length > 0
      ? [
          {
            kind: 'text' as const,
            text: t('goNoGo.silent', {
              open: vote.state === 'open' ? 'yes' : 'no',
              names: formatList(silent, t.locale),
              given: voters.length - silent.length,
              of: voters.length,
            }),
          },
        ]
      : []),
  ];
}

function ownBlocks(view: VoteView, { t, personId, byMail }: VoteReader): Block[] {
  const own = personId ? voteOf(view.vote, personId) : undefined;
  const { blockers } = view.readiness;
  const said = own ? t('goNoGo.own', { choice: t(`goNoGo.choice.${own.choice}`) }) : t('goNoGo.ask');
  const blocked = t('goNoGo.blocked', { count: blockers.length });
  return [
    ...(blockers.length > 0 ? [{ kind: 'notice' as const, tone: 'warning' as const, text: blocked }] : []),
    { kind: 'text', text: said },
    ...(byMail
      ? [{ kind: 'text' as const, text: t('goNoGo.byMail', { site: view.deployment.site.code }) }]
      : []),
  ];
}

/** « Feu vert » is not offered while a blocking check is open (C33). */
function voteButtons(
  { vote, deployment, readiness }: VoteView,
  t: Translator,
  personId: string | null,
): CommandButton[] {
  const given = { site: deployment.site.code, of: String(vote.version) };
  const said: GoChoice | undefined = personId ? voteOf(vote, personId)?.choice : undefined;
  const button = (choice: GoChoice, command: string): CommandButton => ({
    id: `go-${choice}`,
    label: t(`goNoGo.button.${choice}`),
    ...(said === choice ? { style: 'primary' as const } : {}),
    command,
    arguments: given,
  });
  return [
    ...(readiness.blockers.length === 0 ? [button('go', 'go vote')] : []),
    button('goWithReservations', 'go reserve'),
    button('noGo', 'go refuse'),
  ];
}
