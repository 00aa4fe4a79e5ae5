/** What members read once minutes have left: the minutes, the reminder, the approval (M12, M13, M14). */
import type { ComposeContext, Composer } from '../delivery/ledger.ts';
import type { Transaction } from '../store/store.ts';
import { agreedTo } from './accords.ts';
import { outcomeBlocks } from './content-blocks.ts';
import { essentials } from './essentials.ts';
import { approvalLine } from './held-back.ts';
import { minutesById, note } from './messages-of-release.ts';
import { type MinutesInHand, readersOf } from './minutes.ts';
import { type DocumentLinks, fileButtons, readButton } from './minutes-buttons.ts';
import { minutesCard } from './minutes-card.ts';
import { spokenMinutes } from './spoken-minutes.ts';
import { standingLine } from './standing-line.ts';
import type { Viewer } from './viewer.ts';

/** M12: the minutes, or one’s own points. */
export const sent =
  (links: DocumentLinks): Composer =>
  async ({ tx, t, personId }, { subjectId }) => {
    const minutes = await minutesById(tx, subjectId);
    if (!minutes || minutes.state === 'draft') return null;
    const viewer = await viewerAs(tx, minutes, personId);
    const concerned = minutes.content.items.some(({ personIds }) => personIds.includes(personId ?? ''));
    // Who came without a seat nor a point of their own has nothing to read.
    if (viewer.reads === 'ownItems' && !concerned) return null;
    return {
      subject: t('minutes.sent.subject', { title: minutes.content.title }),
      card: minutesCard(minutes, viewer, t, links),
    };
  };

/** M12 in the channels: decisions and actions, for everybody of the committee. */
export const post: Composer = async ({ tx, t }, { subjectId }) => {
  const minutes = await minutesById(tx, subjectId);
  if (!minutes || minutes.state === 'draft') return null;
  return {
    card: {
      heading: t('minutes.card.heading', { title: minutes.content.title }),
      blocks: [note(standingLine(minutes, t)), ...outcomeBlocks(minutes.content, t)],
      actions: [readButton(minutes, t)],
    },
  };
};

/** M13: to members who have said nothing; it names the day of the lock. */
export const reminder =
  (links: DocumentLinks): Composer =>
  async ({ tx, t, personId, redraw }, { subjectId }) => {
    const minutes = await minutesById(tx, subjectId);
    if (!minutes) return null;
    const { seats } = await readersOf(tx, minutes);
    const seat = seats.find(({ personIds }) => personIds.includes(personId ?? ''));
    const said = [...minutes.answers.map((one) => one.personId), ...agreedTo(minutes)];
    const silent = !said.some((id) => seat?.personIds.includes(id));
    if ((!silent || minutes.state !== 'sent') && !redraw) return null;
    const viewer = await viewerAs(tx, minutes, personId);
    if (minutes.state !== 'sent' || !silent) return { card: minutesCard(minutes, viewer, t, links) };
    const { actions } = minutesCard(minutes, viewer, t, links);
    return {
      card: {
        heading: t('minutes.reminder.heading', { title: minutes.content.title }),
        blocks: [note(approvalLine(minutes, t, 'minutes.reminder.text', spokenMinutes(minutes.meeting, t)))],
        actions,
      },
    };
  };

/** M14: approved and locked, with « L’essentiel du COPIL » in five lines. */
export const approved =
  (links: DocumentLinks): Composer =>
  async ({ tx, t, personId }, { subjectId }) => {
    const minutes = await minutesById(tx, subjectId);
    if (minutes?.state !== 'approved') return null;
    const approval = minutes.approval ?? 'tacit';
    return {
      card: {
        heading: t('minutes.essential.heading', spokenMinutes(minutes.meeting, t)),
        blocks: [
          { kind: 'list', items: essentials(minutes.content, t).map((line) => ({ text: line })) },
          note(t(`minutes.approved.${approval}`, { corrections: minutes.corrections.length })),
        ],
        actions: [readButton(minutes, t), ...(personId ? fileButtons(minutes, t, links) : [])],
      },
    };
  };

/** What a message may show to whom it was addressed. */
export async function viewerAs(
  tx: Transaction,
  minutes: MinutesInHand,
  personId: ComposeContext['personId'],
): Promise<Viewer> {
  const { whole, seats } = await readersOf(tx, minutes);
  const id = personId ?? '';
  return {
    personId,
    reads: whole.includes(id) ? 'whole' : 'ownItems',
    edits: false,
    releases: false,
    seat: seats.some(({ personIds }) => personIds.includes(id)),
  };
}
