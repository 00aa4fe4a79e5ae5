import type { TimelineRule } from '../delivery/timeline.ts';

/** Days after the due date at which others hear of it (committee rules, C25). */
export interface Grace {
  leadAfterDays: number;
  chairAfterDays: number;
}

/**
 * What reminds of an action (domain.md 4.3, 4.4b): due-7, due-2 and due move back from closed days, later ones forward. The
 * owner's reminders come again after a postponement; the lead of record and the chair are looked up when it is time.
 */
export function actionRules({ leadAfterDays, chairAfterDays }: Grace): readonly TimelineRule[] {
  return [
    reminder('ACTION-7', -7),
    reminder('ACTION-2', -2),
    reminder('ACTION-DUE', 0),
    reminder('ACTION+1', 1),
    escalation('ACTION-LEAD', leadAfterDays, 'action.tellLead'),
    escalation('ACTION-CHAIR', chairAfterDays, 'action.tellChair'),
  ];
}

function reminder(code: string, days: number): TimelineRule {
  return {
    code,
    anchor: 'due',
    offset: { days },
    hour: 'default',
    shift: days > 0 ? 'forward' : 'back',
    audience: 'owner',
    message: 'action.reminder',
    nature: 'reminder',
    perishable: true,
    live: true,
    conditional: true,
  };
}

function escalation(code: string, days: number, message: string): TimelineRule {
  return {
    code,
    anchor: 'due',
    offset: { days },
    hour: 'default',
    shift: 'forward',
    audience: 'house',
    message,
    nature: 'act',
    perishable: true,
  };
}
