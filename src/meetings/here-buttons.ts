import type { CommandButton } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import { type MeetingWithPeople, referenceOf } from './meeting.ts';

/** « Je suis là », in the room or remotely: anybody's press counts for themselves (M09, C18). */
export function hereButtons(meeting: MeetingWithPeople, t: Translator): CommandButton[] {
  return (['inPerson', 'remote'] as const).map((mode) => ({
    id: `here-${mode}`,
    label: t(`meeting.button.here.${mode}`),
    ...(mode === 'inPerson' && { style: 'primary' as const }),
    command: 'here',
    arguments: { meeting: referenceOf(meeting), mode },
  }));
}
