import type { MessageValues, Translator } from '../conversation/language.ts';
import { type MeetingWithPeople, namedByAcronym } from '../meetings/meeting.ts';
import { spokenTitle } from '../meetings/spoken-title.ts';

/** A meeting as sentences about its minutes name it: besides its other forms « du COPIL n°2 », « de la réunion « Bilan » ». */
export function spokenMinutes(meeting: MeetingWithPeople, t: Translator): MessageValues {
  const named = { title: meeting.title, acronym: namedByAcronym(meeting) };
  return { ...spokenTitle(meeting, t), of: t('minutes.spoken.of', named) };
}
