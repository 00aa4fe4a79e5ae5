import { choice, entity, integer, longText } from '../../conversation/arguments.ts';
import { type MeetingWithPeople, referenceOf } from '../../meetings/meeting.ts';
import { journal } from '../../people/journal.ts';
import { fullName } from '../../people/person-name.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { MinutesCorrection } from '../../store/generated/client.ts';
import { toDate } from '../../time.ts';
import { approveIfAllValidated, lockLater } from '../approve-minutes.ts';
import { type WrittenTexts, writtenIn } from '../content.ts';
import { type MinutesInHand, readersOf, readMinutes, subjectOf } from '../minutes.ts';
import { changedState, minutesToChange, presentState, wrongState } from '../present-state.ts';
import { tellPeople } from '../tell.ts';
import { reword } from '../versions.ts';
import { rolesInMinutes } from '../viewer.ts';

/**
 * The secretary or a lead decides on a correction: accepted, it makes a version that goes to everybody with what changed;
 * declined, its author reads why. The days of silence do not start again (story, step 10).
 */
export const settleCorrection = domainCommand({
  name: 'minutes settle',
  alias: 'relevé trancher',
  group: 'minutes',
  act: 'minutes.prepare',
  arguments: {
    meeting: entity<MeetingWithPeople>('meeting', { position: 1, keys: ['réunion'] }),
    number: integer({ position: 2, min: 1, max: 999, keys: ['numéro', 'correction'] }),
    choice: choice(
      { accept: ['accepter', 'oui', 'retenir'], decline: ['refuser', 'non'] },
      { position: 3, keys: ['choix'] },
    ),
    item: integer({ optional: true, min: 1, max: 200, keys: ['point'] }),
    text: longText({ position: 4, rest: true, optional: true, keys: ['texte', 'réponse'] }),
  },
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
    const item = minutes.content.items.find(({ number }) => number === values.item);
    if (values.item !== undefined && !item)
      return sayNo(
        turn,
        'minutes.noItem',
        { number: values.item, count: minutes.content.items.length },
        'item',
      );
    if (values.text === undefined) {
      const form = await turn.formFor('minutes settle', {
        meeting: referenceOf(minutes.meeting),
        number: String(correction.number),
        choice: values.choice,
        ...(values.choice === 'accept' ? { text: item?.summary ?? correction.text } : {}),
      });
      return { outcome: 'form', visibility: 'private', form };
    }
    const accepted = values.choice === 'accept';
    await turn.tx.minutesCorrection.update({
      where: { id: correction.id },
      data: {
        state: accepted ? 'accepted' : 'declined',
        decidedById: turn.actor.id,
        decidedAt: toDate(turn.now),
        answer: values.text,
      },
    });
    if (accepted) {
      const written = writtenIn(minutes.content);
      const next: WrittenTexts = item
        ? { ...written, summaries: { ...written.summaries, [item.id]: values.text } }
        : {
            ...written,
            amendments: [...written.amendments, { number: correction.number, text: values.text }],
          };
      const making = { tx: turn.tx, now: turn.now, personId: turn.actor.id };
      await reword(making, minutes, next, values.text);
    }
    await journal(turn, `minutes.correction.${accepted ? 'accepted' : 'declined'}`, subjectOf(minutes), {
      after: { number: correction.number, text: values.text },
    });
    const settled = (await readMinutes(turn.tx, minutes.meetingId)) as MinutesInHand;
    await tellOutcome(turn, settled, correction, accepted);
    if (!(await approveIfAllValidated(turn, settled))) await lockLater(turn, settled);
    const key = accepted ? 'minutes.correction.done.accepted' : 'minutes.correction.done.declined';
    const text = turn.t(key, { number: correction.number, version: settled.version });
    return changedState(turn, settled, text);
  },
});

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
  const person = await turn.tx.person.findUnique({ where: { id: correction.decidedById ?? '' } });
  const text = turn.t('minutes.correction.alreadySettled', {
    number: correction.number,
    state: turn.t(`minutes.correctionState.${correction.state}`),
    name: person ? fullName(person) : '',
  });
  return presentState(turn, minutes, { tone: 'warning', text }, 'invalid');
}
