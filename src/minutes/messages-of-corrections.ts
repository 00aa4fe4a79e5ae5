/** What a correction sets in motion: who decides, who asked, everybody else; and errata after the lock. */
import type { Composer } from '../delivery/ledger.ts';
import { holdersOf, secretariesOf } from '../meetings/audiences.ts';
import { leadToday } from '../people/lead-today.ts';
import { nameOf } from '../people/name-of.ts';
import type { Transaction } from '../store/store.ts';
import { changesList, changesSince } from './changes-since.ts';
import { approvalLine, isHeld, openCorrections, requestBlocks } from './held-back.ts';
import { minutesById, note } from './messages-of-release.ts';
import { viewerAs } from './messages-of-sending.ts';
import { type DocumentLinks, fileButtons, readButton, settleButtons } from './minutes-buttons.ts';
import { minutesCard } from './minutes-card.ts';
import { spokenMinutes } from './spoken-minutes.ts';
import { lockLine } from './standing-line.ts';

/** To the secretary and the leads; once it is decided their card says how. */
export const correctionAsked: Composer = async ({ tx, t, redraw }, { subjectId, parameters }) => {
  const minutes = await minutesById(tx, subjectId);
  const correction = await correctionOf(tx, parameters);
  if (!minutes || !correction) return null;
  const waits = correction.state === 'asked';
  if (!waits && !redraw) return null;
  const { number, text } = correction;
  return {
    card: {
      heading: t('minutes.correction.heading', {
        name: await nameOf(tx, correction.askedById),
        title: minutes.content.title,
      }),
      blocks: [
        note(t('minutes.correction.asked', { number, text })),
        waits
          ? note(t('minutes.correction.ask', { lock: lockLine(minutes, t) }))
          : note(
              t('minutes.correction.alreadySettled', {
                number,
                state: t(`minutes.correctionState.${correction.state}`),
                name: await nameOf(tx, correction.decidedById),
              }),
            ),
      ],
      actions: [...(waits ? settleButtons(minutes, number, t) : []), readButton(minutes, t)],
    },
  };
};

/** The working day before the lock, to who settles what still holds it. */
export const toSettle: Composer = async ({ tx, t, personId, now }, { subjectId }) => {
  const minutes = await minutesById(tx, subjectId);
  if (minutes?.state !== 'sent' || !isHeld(minutes)) return null;
  const { meeting } = minutes;
  const day = now.toZonedDateTimeISO(meeting.timeZone).toPlainDate();
  const { reached } = await leadToday(tx, meeting.committeeId, personId, day);
  const corrections = openCorrections(minutes);
  // The secretary settles corrections; requests are answered by the leads.
  const asked = corrections.length > 0 || holdersOf(meeting, 'LF', 'LT').includes(personId ?? '');
  if (!asked || (!reached && !secretariesOf(meeting).includes(personId ?? ''))) return null;
  const said = { lock: lockLine(minutes, t), ...spokenMinutes(meeting, t) };
  return {
    card: {
      heading: t('minutes.settle.heading', { title: minutes.content.title }),
      blocks: [
        ...corrections.map(({ number, text }) => note(t('minutes.correction.asked', { number, text }))),
        ...requestBlocks(minutes, t),
        note(t('minutes.settle.text', { corrections: corrections.length, ...said })),
      ],
      actions: [readButton(minutes, t)],
    },
  };
};

/** To who asked. */
export const correctionDecided =
  (links: DocumentLinks): Composer =>
  async ({ tx, t, personId }, { subjectId, parameters }) => {
    const minutes = await minutesById(tx, subjectId);
    const correction = await correctionOf(tx, parameters);
    if (!minutes || !correction || correction.state === 'asked') return null;
    const { number, text, answer } = correction;
    const viewer = await viewerAs(tx, minutes, personId);
    const said = {
      number,
      name: await nameOf(tx, correction.decidedById),
      answer: answer ?? '',
      version: minutes.version,
    };
    return {
      card: {
        heading: t(`minutes.correctionDecided.${correction.state}`, said),
        blocks: [
          note(t('minutes.correction.asked', { number, text })),
          note(t(`minutes.correctionDecided.${correction.state}.text`, said)),
        ],
        actions: minutesCard(minutes, viewer, t, links).actions,
      },
    };
  };

/** To everybody else who has the minutes: the new version, with what changed, as it was and as it is. */
export const corrected =
  (links: DocumentLinks): Composer =>
  async ({ tx, t, personId }, { subjectId, subjectVersion, parameters }) => {
    const minutes = await minutesById(tx, subjectId);
    if (!minutes) return null;
    const viewer = await viewerAs(tx, minutes, personId);
    const before = minutes.answers.find((one) => one.personId === personId);
    const again = before?.answer === 'validated' && before.version < minutes.version;
    const correction = await correctionOf(tx, parameters);
    const heading = correction
      ? t('minutes.corrected.correction', { number: correction.number })
      : t('minutes.corrected.register');
    return {
      card: {
        heading: t('minutes.corrected.heading', { title: minutes.content.title, version: subjectVersion }),
        blocks: [
          changesList(heading, await changesSince(tx, minutes, subjectVersion - 1, t, subjectVersion)),
          ...(minutes.state === 'sent' ? [note(approvalLine(minutes, t, 'minutes.corrected.lock'))] : []),
          ...(again && minutes.state === 'sent' ? [note(t('minutes.corrected.again'))] : []),
        ],
        actions: minutesCard(minutes, viewer, t, links).actions,
      },
    };
  };

/** After the lock. */
export const erratumAdded =
  (links: DocumentLinks): Composer =>
  async ({ tx, t }, { subjectId, parameters }) => {
    const minutes = await minutesById(tx, subjectId);
    const { erratumId } = parameters as { erratumId: string };
    const erratum = minutes?.errata.find(({ id }) => id === erratumId);
    if (!minutes || !erratum) return null;
    const { number, text } = erratum;
    return {
      card: {
        heading: t('minutes.erratum.heading', { title: minutes.content.title, number }),
        blocks: [note(text), note(t('minutes.erratum.hint'))],
        actions: [readButton(minutes, t), ...fileButtons(minutes, t, links)],
      },
    };
  };

async function correctionOf(tx: Transaction, parameters: unknown) {
  const { correctionId } = (parameters ?? {}) as { correctionId?: string };
  return correctionId ? tx.minutesCorrection.findUnique({ where: { id: correctionId } }) : null;
}
