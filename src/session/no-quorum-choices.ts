import type { CommandButton } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import { type MeetingWithPeople, referenceOf } from '../meetings/meeting.ts';

/**
 * What is done about a meeting that has no quorum (C18, nasty case 7).
 *
 * @param patient one still waits, or the quorum is there by now: opening comes first
 */
export function noQuorumChoices(
  meeting: MeetingWithPeople,
  t: Translator,
  patient: boolean,
): CommandButton[] {
  const reference = { meeting: referenceOf(meeting) };
  const again: CommandButton = {
    id: 'session-open',
    label: t('session.button.openAgain'),
    command: 'open',
    arguments: reference,
  };
  const roll: CommandButton = {
    id: 'session-attendance',
    label: t('session.button.attendance'),
    command: 'attendance',
    arguments: reference,
  };
  if (patient) return [{ ...again, style: 'primary' }, roll];
  return [
    {
      id: 'session-information',
      label: t('session.button.information'),
      style: 'primary',
      command: 'information session',
      arguments: reference,
    },
    {
      id: 'session-second',
      label: t('session.button.secondCall'),
      command: 'second call',
      arguments: reference,
    },
    again,
    roll,
  ];
}
