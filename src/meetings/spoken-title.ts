import type { MessageValues, Translator } from '../conversation/language.ts';
import { type MeetingWithPeople, namedByAcronym } from './meeting.ts';

/**
 * A meeting as sentences name it. French needs its article: « le COPIL n°2 », « au COPIL n°2 », « la réunion « Bilan » »;
 * in English every form is the title.
 */
export function spokenTitle(meeting: MeetingWithPeople, t: Translator): MessageValues {
  const named = { title: meeting.title, acronym: namedByAcronym(meeting) };
  return {
    title: meeting.title,
    the: t('meeting.spoken.the', named),
    The: t('meeting.spoken.The', named),
    at: t('meeting.spoken.at', named),
  };
}
