import { entity, longText } from '../../conversation/arguments.ts';
import type { MeetingWithPeople } from '../../meetings/meeting.ts';
import { journal } from '../../people/journal.ts';
import { domainCommand } from '../../people/turn.ts';
import { toDate } from '../../time.ts';
import { type MinutesInHand, readersOf, readMinutes, subjectOf } from '../minutes.ts';
import { changedState, minutesToChange, wrongState } from '../present-state.ts';
import { tellPeople } from '../tell.ts';
import { rolesInMinutes } from '../viewer.ts';

/** After the lock nothing is changed: an erratum is added, and everybody who has the minutes reads it (4.1). */
export const addErratum = domainCommand({
  name: 'minutes erratum',
  alias: 'relevé erratum',
  group: 'minutes',
  act: 'minutes.prepare',
  arguments: {
    meeting: entity<MeetingWithPeople>('meeting', { position: 1, keys: ['réunion'] }),
    text: longText({ position: 2, rest: true, max: 1500, keys: ['texte'] }),
  },
  committeeOf: (values) => values.meeting?.value.committeeId,
  rolesInMatter: rolesInMinutes,

  async run(turn, values) {
    const found = await minutesToChange(turn, values.meeting.value);
    if ('reply' in found) return found.reply;
    const { minutes } = found;
    const refused = await wrongState(turn, minutes, 'approved');
    if (refused) return refused;
    const number = minutes.errata.length + 1;
    const erratum = await turn.tx.minutesErratum.create({
      data: {
        minutesId: minutes.id,
        number,
        text: values.text,
        addedById: turn.actor.id,
        addedAt: toDate(turn.now),
      },
    });
    await journal(turn, 'minutes.erratum', subjectOf(minutes), { after: { number, text: values.text } });
    const amended = (await readMinutes(turn.tx, minutes.meetingId)) as MinutesInHand;
    const { whole } = await readersOf(turn.tx, amended);
    await tellPeople(turn, amended, whole, {
      rule: 'ERRATUM',
      version: number,
      message: 'minutes.erratumAdded',
      parameters: { erratumId: erratum.id },
      nature: 'correction',
    });
    return changedState(turn, amended, turn.t('minutes.erratum.added', { number, count: whole.length }));
  },
});
