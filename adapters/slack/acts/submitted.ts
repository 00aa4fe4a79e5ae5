/** Forms that were filled in and sent. */
import { createHash } from 'node:crypto';
import type { ViewOutput, ViewResponseAction } from '@slack/bolt';
import { card } from '../../../src/conversation/card.ts';
import { renderText } from '../../../src/conversation/render-text.ts';
import type { Reply } from '../../../src/conversation/reply.ts';
import { accountOf } from '../receive/slack-id.ts';
import { cut } from '../render/limits.ts';
import { fieldErrors, readSubmission } from '../render/submission.ts';
import { type ActParts, slackPatience, takesLonger } from './act-parts.ts';
import type { Attend, Heard } from './attend.ts';
import { type CarryOut, showingOf } from './carry-out.ts';
import { translatorFor } from './draw.ts';
import type { Homes } from './homes.ts';
import { depthOf, type Modals, stackLimit } from './modals.ts';
import { placeOf, type Spot, whereFrom } from './spot.ts';

/** An empty answer closes the modal. */
export type Answer = ViewResponseAction | undefined;
export type AckSubmission = (answer?: ViewResponseAction) => Promise<void>;
export type Submitted = (heard: Heard, view: ViewOutput, ack: AckSubmission) => Promise<void>;

/** Submissions of which one process remembers its answer: a form sent twice at once is handled once. */
const remembered = 500;

interface SubmittedParts {
  attend: Attend;
  carryOut: CarryOut;
  modals: Modals;
  homes: Homes;
}

export function openSubmitted(
  parts: ActParts,
  { attend, carryOut, modals, homes }: SubmittedParts,
): Submitted {
  const { bot, carried } = parts;
  const { submissionMs } = { ...slackPatience, ...parts.patience };
  const answers = new Map<string, Promise<Answer>>();

  async function handle(heard: Heard, view: ViewOutput, ack: AckSubmission): Promise<void> {
    await attend(heard, async ({ account, trigger, eventId: delivery }, standing) => {
      const submission = await readSubmission(view, carried);
      const where = whereFrom(submission?.origin ?? null);
      const modal = { id: view.id, depth: depthOf(view) };
      // The trigger of a submission opens nothing that its answer could not show.
      const spot: Spot = { account, ...where, conversationFirst: true };
      standing(spot);
      if (!submission) {
        const t = await translatorFor(parts, account);
        const gone = card(undefined, t('slack.acts.gone'));
        return ack({ response_action: 'update', view: await modals.cardView(gone, spot) });
      }
      const { command, values } = submission;
      const eventId = submissionId(view, values);
      const asked = bot.submit({ eventId, account, place: placeOf(spot), command, values });
      if (!heard.context.resumed && (await takesLonger(asked, submissionMs))) {
        await ack({ response_action: 'update', view: await modals.waitingView(spot) });
        return carryOut.inModal({ ...spot, modal, trigger }, delivery, await asked, view.id);
      }
      const reply = await asked;
      // Nobody sees that modal any more: what it would show goes to the conversation.
      if (heard.context.resumed) return carryOut.act(spot, delivery, Promise.resolve(reply));
      const { answer, told } = await answerTo(reply, {
        command,
        view,
        spot: { ...spot, modal },
        eventId: delivery,
      });
      await ack(answer);
      if (!told) await carryOut.inConversation(spot, delivery, reply);
    });
  }

  /** `told`: the answer shows all there is to see. */
  async function answerTo(
    reply: Reply,
    { command, view, spot, eventId }: { command: string; view: ViewOutput; spot: Spot; eventId: string },
  ): Promise<{ answer: Answer; told: boolean }> {
    if (reply.outcome === 'failed' && !reply.form) {
      const kept = keptOpen(
        view,
        reply.card ? renderText(reply.card, (await translatorFor(parts, spot.account)).locale) : '',
      );
      if (kept) return { answer: kept, told: true };
    }
    if (reply.form) {
      const errors = reply.form.command === command ? fieldErrors(reply.form, view) : null;
      if (errors) return { answer: { response_action: 'errors', errors }, told: true };
      const follows = reply.form.command !== command && (spot.modal?.depth ?? stackLimit) < stackLimit;
      const drawn = await modals.formView(reply.form, spot);
      return { answer: { response_action: follows ? 'push' : 'update', view: drawn }, told: true };
    }
    const clear = { response_action: 'clear' } as const;
    if (!reply.card) return { answer: clear, told: true };
    // Nothing is done yet: what has to be confirmed takes the place of the form, so that nobody takes it for done.
    const asks = reply.outcome === 'preview' && reply.visibility === 'private';
    if (spot.around !== 'home' && !asks) return { answer: clear, told: false };
    const { home } = showingOf(reply, { ...spot, modal: undefined }, false);
    if (home && (await homes.tell(spot.account, eventId, reply.card))) return { answer: clear, told: true };
    return {
      answer: { response_action: 'update', view: await modals.cardView(reply.card, spot) },
      told: true,
    };
  }

  async function broken({ body }: Heard): Promise<string> {
    const account = accountOf(body);
    return account ? (await translatorFor(parts, account))('slack.acts.broken') : '';
  }

  return async (heard, view, ack) => {
    const key = `${view.id} ${view.hash} ${valuesDigest(view.state?.values)}`;
    const before = answers.get(key);
    if (before) return ack(await before);
    const { promise, resolve } = Promise.withResolvers<Answer>();
    answers.set(key, promise);
    const [oldest] = answers.keys();
    if (answers.size > remembered && oldest !== undefined) answers.delete(oldest);
    let answered = false;
    const once: AckSubmission = async (answer) => {
      if (answered) return;
      answered = true;
      resolve(answer);
      // What was refused may be sent again as it is: the world may have changed.
      if (answer && answer.response_action !== 'clear') answers.delete(key);
      await ack(answer);
    };
    try {
      await handle(heard, view, once);
    } catch (error) {
      // It is handled again later, and then shows what it could not show now.
      answers.delete(key);
      throw error;
    } finally {
      // Something broke: what was filled in is not lost with it.
      if (!answered) await once(keptOpen(view, await broken(heard)));
    }
  };
}

/** @returns the form left open with a sentence at its first field; nothing when it has no field. */
function keptOpen({ blocks = [] }: ViewOutput, sentence: string): ViewResponseAction | undefined {
  const first = blocks?.find((block) => block?.type === 'input')?.block_id;
  if (!first || !sentence) return undefined;
  return { response_action: 'errors', errors: { [first]: cut(sentence, 300) } };
}

/** The same values of the same modal are one submission, however often they are sent. */
function submissionId({ id, hash }: ViewOutput, values: Record<string, string>): string {
  return `view_submission:${id}:${hash}:${valuesDigest(values)}`;
}

function valuesDigest(values: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(values) ?? '')
    .digest('base64url')
    .slice(0, 22);
}
