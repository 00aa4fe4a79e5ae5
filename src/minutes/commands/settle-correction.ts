import { choice, entity, flag, integer, longText } from '../../conversation/arguments.ts';
import type { ArgumentValues } from '../../conversation/command.ts';
import { printArguments } from '../../conversation/print-arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { type MeetingWithPeople, referenceOf } from '../../meetings/meeting.ts';
import { journal } from '../../people/journal.ts';
import { nameOf } from '../../people/name-of.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { MinutesCorrection } from '../../store/generated/client.ts';
import { toDate } from '../../time.ts';
import { approveIfAllValidated, lockLater } from '../approve-minutes.ts';
import type { MinutesItem } from '../content.ts';
import { correctedTexts } from '../corrected-texts.ts';
import { type MinutesInHand, readersOf, readMinutes, subjectOf } from '../minutes.ts';
import { changedState, minutesToChange, presentState, wrongState } from '../present-state.ts';
import { tellPeople } from '../tell.ts';
import { reword } from '../versions.ts';
import { rolesInMinutes } from '../viewer.ts';
import { correctVotesFirst, voteStands } from '../votes-first.ts';

const taken = {
  meeting: entity<MeetingWithPeople>('meeting', { position: 1, keys: ['réunion'] }),
  number: integer({ position: 2, min: 1, max: 999, keys: ['numéro', 'correction'] }),
  choice: choice(
    { accept: ['accepter', 'oui', 'retenir'], decline: ['refuser', 'non'] },
    { position: 3, keys: ['choix'] },
  ),
  item: integer({ optional: true, min: 1, max: 200, keys: ['point'] }),
  text: longText({ position: 4, rest: true, optional: true, keys: ['texte', 'réponse'] }),
  replacement: longText({ optional: true, max: 1500, keys: ['remplace', 'nouveau'] }),
  confirmed: flag({ hidden: true }),
};
type Values = ArgumentValues<typeof taken>;

/**
 * The secretary or a lead decides on a correction: accepted, it is added to the minutes under the name of who asked, or the new
 * text of its point takes the place of what stood there, shown before; everybody reads the version it makes. Declined, its author
 * reads why. The days of silence do not start again (story, step 10).
 */
export const settleCorrection = domainCommand({
  name: 'minutes settle',
  alias: 'relevé trancher',
  group: 'minutes',
  act: 'minutes.prepare',
  arguments: taken,
  committeeOf: (values) => values.meeting?.value.committeeId,
  rolesInMatter: rolesInMinutes,

  async run(turn, values) {
    const found = await minutesToChange(turn, values.meeting.value);
    if ('reply' in found) return found.reply;
    const { minutes } = found;
    const refused = await wrongState(turn, minutes, 'sent');
    if (refused) return refused;
    const correction = minutes.corrections.find(({ number }) => number === values.number);
    if (!correction) return sayNo(turn, 'minutes.noCorrection', { number: values.number }, 'number');
    if (correction.state !== 'asked') return alreadySettled(turn, minutes, correction);
    const { items } = minutes.content;
    const item = items.find(({ number }) => number === values.item);
    if (values.item !== undefined && !item)
      return sayNo(turn, 'minutes.noItem', { number: values.item, count: items.length }, 'item');
    const accepted = values.choice === 'accept';
    const replacement = accepted ? values.replacement : undefined;
    if (replacement !== undefined && !item) return sayNo(turn, 'minutes.replaceWhich', {}, 'item');
    const text = values.text ?? (replacement === undefined ? undefined : correction.text);
    if (text === undefined) return formWith(turn, minutes, correction, values);
    if (accepted) {
      const said = replacement ?? text;
      const votes = correctVotesFirst(turn, minutes, { said, asked: correction.text, item });
      if (votes) return votes;
      if (item && replacement !== undefined && !values.confirmed)
        return preview(turn, minutes, item, { ...values, replacement });
    }
    await turn.tx.minutesCorrection.update({
      where: { id: correction.id },
      data: {
        state: accepted ? 'accepted' : 'declined',
        decidedById: turn.actor.id,
        decidedAt: toDate(turn.now),
        answer: replacement ?? text,
      },
    });
    if (accepted) {
      const askedBy = await nameOf(turn.tx, correction.askedById);
      const heading = turn.spaceT('minutes.correction.inPoint', { name: askedBy });
      const next = correctedTexts(
        minutes.content,
        { number: correction.number, text, askedBy, heading },
        item,
        replacement,
      );
      const making = { tx: turn.tx, now: turn.now, personId: turn.actor.id };
      await reword(making, minutes, next, replacement ?? text);
    }
    await journal(turn, `minutes.correction.${accepted ? 'accepted' : 'declined'}`, subjectOf(minutes), {
      after: { number: correction.number, text: replacement ?? text },
    });
    const settled = (await readMinutes(turn.tx, minutes.meetingId)) as MinutesInHand;
    await tellOutcome(turn, settled, correction, accepted);
    if (!(await approveIfAllValidated(turn, settled))) await lockLater(turn, settled);
    const key = accepted ? 'minutes.correction.done.accepted' : 'minutes.correction.done.declined';
    const done = turn.t(key, { number: correction.number, version: settled.version });
    const votes = accepted
      ? voteStands(turn, minutes, { said: replacement ?? text, asked: correction.text, item })
      : null;
    return changedState(turn, settled, [done, votes].filter(Boolean).join(' '));
  },
});

/** « Accepter » or « Refuser » was pressed: the form, with what was asked. */
async function formWith(
  turn: DomainTurn,
  minutes: MinutesInHand,
  correction: MinutesCorrection,
  values: Values,
): Promise<Reply> {
  const form = await turn.formFor('minutes settle', {
    meeting: referenceOf(minutes.meeting),
    number: String(correction.number),
    choice: values.choice,
    ...(values.item === undefined ? {} : { item: String(values.item) }),
    ...(values.choice === 'accept' ? { text: correction.text } : {}),
  });
  return { outcome: 'form', visibility: 'private', form };
}

/** What stands there, and what would: a text is never lost unseen. */
function preview(
  turn: DomainTurn,
  minutes: MinutesInHand,
  item: MinutesItem,
  values: Values & { replacement: string },
): Reply {
  const { t } = turn;
  const given = printArguments({ name: 'minutes settle', arguments: taken }, { ...values, text: undefined });
  const before = item.summary ?? item.notes.join('\n');
  return {
    outcome: 'preview',
    visibility: 'private',
    card: {
      heading: t('minutes.replace.heading', { number: item.number, title: minutes.content.title }),
      blocks: [
        {
          kind: 'fields',
          fields: [
            { label: t('minutes.replace.before'), value: before || t('minutes.edit.nothing') },
            { label: t('minutes.replace.after'), value: values.replacement },
          ],
        },
        { kind: 'text', text: t('minutes.replace.ask') },
      ],
      actions: [
        {
          id: 'confirm',
          label: t('minutes.button.replace'),
          style: 'primary',
          command: 'minutes settle',
          arguments: { ...given, confirmed: 'true' },
        },
      ],
    },
  };
}

/** The author hears the answer; of a version that changed everybody who has the minutes hears. */
async function tellOutcome(
  turn: DomainTurn,
  minutes: MinutesInHand,
  { id, number, askedById }: MinutesCorrection,
  accepted: boolean,
): Promise<void> {
  await tellPeople(turn, minutes, [askedById], {
    rule: 'CORRECTION-ANSWER',
    version: number,
    message: 'minutes.correctionDecided',
    parameters: { correctionId: id },
    nature: 'correction',
  });
  if (!accepted) return;
  const { whole } = await readersOf(turn.tx, minutes);
  await tellPeople(
    turn,
    minutes,
    whole.filter((personId) => personId !== askedById),
    { rule: 'M12', message: 'minutes.corrected', parameters: { correctionId: id }, nature: 'correction' },
  );
}

async function alreadySettled(turn: DomainTurn, minutes: MinutesInHand, correction: MinutesCorrection) {
  const text = turn.t('minutes.correction.alreadySettled', {
    number: correction.number,
    state: turn.t(`minutes.correctionState.${correction.state}`),
    name: await nameOf(turn.tx, correction.decidedById),
  });
  return presentState(turn, minutes, { tone: 'warning', text }, 'invalid');
}
