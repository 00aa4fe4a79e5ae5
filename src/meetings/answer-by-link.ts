import type { Translators } from '../conversation/catalogue.ts';
import type { Ledger } from '../delivery/ledger.ts';
import { actingByMail } from '../people/acting.ts';
import { screen } from '../people/screen.ts';
import type { Answer } from '../store/generated/enums.ts';
import type { Transaction } from '../store/store.ts';
import { type Clock, toDate } from '../time.ts';
import { type AnswerLink, readAnswerToken } from './answer-link.ts';
import { type InvitationView, invitationView } from './answer-sheet.ts';
import { giveAnswer } from './give-answer.ts';
import { lockMeeting } from './meeting.ts';
import { spokenTitle } from './spoken-title.ts';

export interface LinkPorts {
  secret: string;
  clock: Clock;
  translators: Translators;
  ledger: Ledger;
}

/** What a signed link of a mail opens; `superseded` when the date moved after it was sent. */
export type LinkState = 'open' | 'used' | 'superseded' | 'cancelled' | 'over';
export interface OpenedLink {
  state: LinkState;
  view: InvitationView;
  link: AnswerLink;
}

export interface ConfirmedAnswer {
  answer: Answer;
  /** Person id of a substitute. */
  substitute?: string;
  reason?: string;
  /** `seen` of the sheet the person had in front of them. */
  seen: string;
}

export type Confirmation =
  | {
      state: 'cancelled' | 'over' | 'stale' | 'incomplete' | 'recorded';
      view: InvitationView;
      link: AnswerLink;
    }
  | { state: 'refused'; view: InvitationView; link: AnswerLink; reason: string };

/** Changes nothing, however often it is called. @returns null for a link that is not ours, or whose invitation is gone */
export async function lookByLink(
  tx: Transaction,
  ports: LinkPorts,
  token: string,
): Promise<OpenedLink | null> {
  const link = readAnswerToken(ports.secret, token, ports.clock.system());
  const view = link && (await invitationView(tx, ports.translators, link.invitationId, ports.clock.now()));
  if (!link || !view) return null;
  if (view.state !== 'open') return { state: view.state, view, link };
  if (link.version !== view.meeting.dateVersion) return { state: 'superseded', view, link };
  const used = await tx.usedAnswerLink.count({ where: { token } });
  return { state: used > 0 ? 'used' : 'open', view, link };
}

/** Records the answer if what the person saw still holds; each confirmation counts once (issue 2, point 7). */
export async function confirmByLink(
  tx: Transaction,
  ports: LinkPorts,
  token: string,
  given: ConfirmedAnswer,
): Promise<Confirmation | null> {
  const first = await lookByLink(tx, ports, token);
  if (!first) return null;
  // The meeting is locked first, as every other act on it does; then everything is read again.
  await lockMeeting(tx, first.view.meeting.id);
  const opened = await lookByLink(tx, ports, token);
  if (!opened) return null;
  const { view, link } = opened;
  if (opened.state === 'cancelled' || opened.state === 'over') return { state: opened.state, view, link };
  if (given.seen !== view.seen) return { state: 'stale', view, link };
  const substitute = view.substitutes.find(({ id }) => id === given.substitute);
  if (given.answer === 'substitute' && !substitute) return { state: 'incomplete', view, link };
  const unfit = given.reason && screen(given.reason, { t: ports.translators[view.locale], via: 'form' });
  if (unfit) return { state: 'refused', view, link, reason: unfit };
  const acting = await actingByMail(tx, view.personId, ports.clock.now(), ports.ledger);
  const outcome = await giveAnswer(acting, {
    meetingId: view.meeting.id,
    personId: view.personId,
    answer: given.answer,
    substituteId: given.answer === 'substitute' ? substitute?.id : undefined,
    reason: given.reason,
  });
  if (outcome.state !== 'recorded') {
    const said = { ...spokenTitle(view.meeting, ports.translators[view.locale]), when: view.when };
    const reason = ports.translators[view.locale](`meeting.answer.${outcome.state}`, said);
    return { state: 'refused', view, link, reason };
  }
  await tx.usedAnswerLink.createMany({
    data: { token, usedAt: toDate(ports.clock.system()) },
    skipDuplicates: true,
  });
  const after = await invitationView(tx, ports.translators, link.invitationId, ports.clock.now());
  return { state: 'recorded', view: after ?? view, link };
}
