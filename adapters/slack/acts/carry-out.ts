/** From what the bot answers to what the person sees: a form as a modal, a card where it belongs. */
import { type Card, card as cardOf } from '../../../src/conversation/card.ts';
import type { Form } from '../../../src/conversation/form.ts';
import type { Reply } from '../../../src/conversation/reply.ts';
import { plainText } from '../../../src/conversation/rich-text.ts';
import { type ActParts, slackPatience, takesLonger } from './act-parts.ts';
import { translatorFor } from './draw.ts';
import type { Homes } from './homes.ts';
import type { Modals } from './modals.ts';
import type { Show } from './show.ts';
import type { Spot } from './spot.ts';

/** Button that opens a form which could not be opened at once; pressing it brings a fresh trigger. */
export const openFormButton = 'open-form';

export interface CarryOut {
  /**
   * Shows what the bot answers to an act.
   * @param waiting modal that already keeps the place; otherwise one opens when the bot takes its time
   */
  act(spot: Spot, eventId: string, asked: Promise<Reply>, waiting?: string | null): Promise<void>;
  /** Shows a reply to what was done in a modal that is waiting for it. */
  inModal(spot: Spot, eventId: string, reply: Reply, viewId: string): Promise<void>;
  /** Shows a reply in the conversation where the form was opened. */
  inConversation(spot: Spot, eventId: string, reply: Reply): Promise<void>;
}

/** Where the card of a reply goes. */
export interface Showing {
  /** On top of the App Home. */
  home: boolean;
  modal: boolean;
  conversation: boolean;
}

/**
 * Pure. A card goes to the conversation; to the modal that is open, and then to the conversation too when it is for
 * everybody there or takes the place of a message; in the App Home, on top of it when something was done.
 * @param waiting whether a modal keeps the place
 * @param typed whether the modal opened only because the answer to what was typed took its time
 */
export function showingOf(reply: Reply, spot: Spot, waiting: boolean, typed = false): Showing {
  const inModal = waiting || spot.modal !== undefined;
  if (spot.around === 'home') {
    const done = reply.outcome === 'done' || reply.outcome === 'proposed';
    return { home: done && !inModal, modal: inModal || !done, conversation: false };
  }
  const forOthers = reply.visibility === 'here' || (reply.replaces === true && spot.pressed !== undefined);
  return { home: false, modal: inModal, conversation: !inModal || forOthers || typed };
}

export function openCarryOut(parts: ActParts, show: Show, modals: Modals, homes: Homes): CarryOut {
  const { actMs } = { ...slackPatience, ...parts.patience };

  async function settle(
    spot: Spot,
    eventId: string,
    reply: Reply,
    viewId: string | null,
    typed = false,
  ): Promise<void> {
    if (reply.form) {
      const opened = await modals.showForm(formWithNotes(reply.form, reply), spot, viewId);
      return opened ? undefined : offer(reply.form, reply, spot);
    }
    const { home, modal, conversation } = showingOf(reply, spot, viewId !== null, typed);
    const card =
      reply.card ?? (modal ? cardOf(undefined, (await sentences(spot))('slack.acts.done')) : undefined);
    if (card) {
      const told = home && (await homes.tell(spot.account, eventId, card));
      const inModal = modal && (await modals.showCard(card, spot, viewId));
      if (conversation || !(told || inModal)) await show({ ...reply, card }, spot);
      if (told) return;
    }
    await homes.refresh(spot.account, eventId);
  }

  /** The form waits behind a button, under what the bot says about it. */
  async function offer(form: Form, reply: Reply, spot: Spot): Promise<void> {
    const t = await sentences(spot);
    const said = reply.card ?? cardOf(form.title, form.intro ?? t('slack.acts.formWaits'));
    const known = form.fields.flatMap(({ name, value }) => (value ? [[name, value]] : []));
    const button = {
      id: openFormButton,
      label: t('slack.acts.openForm'),
      style: 'primary',
      command: form.command,
      arguments: Object.fromEntries(known) as Record<string, string>,
    } as const;
    const card = { ...said, actions: [button, ...(said.actions ?? [])] };
    await show({ card, visibility: 'private' }, spot);
  }

  const sentences = (spot: Spot) => translatorFor(parts, spot.account);

  return {
    async act(spot, eventId, asked, waiting) {
      const slow = waiting === undefined && spot.trigger && !spot.modal && (await takesLonger(asked, actMs));
      const viewId = slow ? await modals.openWaiting(spot) : (waiting ?? null);
      await settle(spot, eventId, await asked, viewId, slow === true && spot.pressed === undefined);
    },
    inModal: (spot, eventId, reply, viewId) => settle(spot, eventId, reply, viewId),
    async inConversation(spot, eventId, reply) {
      await show(reply, spot);
      await homes.refresh(spot.account, eventId);
    },
  };
}

/** What the card says beside the form, a modal says above its fields, unless it stands there or at a field already. */
function formWithNotes(form: Form, { card }: Reply): Form {
  if (form.intro !== undefined) return withNotices(form, card);
  const said = form.fields.map(({ error = '' }) => error);
  const notes = sentencesOf(card, ['notice', 'text']).filter(
    (note) => !said.some((one) => one.includes(note)),
  );
  return notes.length === 0 ? form : { ...form, intro: notes.join('\n') };
}

/** Its own words say what is missing; only what the card adds as a notice is not among them. */
function withNotices(form: Form, card: Card | undefined): Form {
  const { intro = '' } = form;
  const notes = sentencesOf(card, ['notice']).filter((note) => !intro.includes(note));
  return notes.length === 0 ? form : { ...form, intro: [...notes, intro].join('\n') };
}

function sentencesOf(card: Card | undefined, kinds: readonly string[]): string[] {
  return (card?.blocks ?? []).flatMap((block) =>
    (block.kind === 'notice' || block.kind === 'text') && kinds.includes(block.kind)
      ? [plainText(block.text)]
      : [],
  );
}
