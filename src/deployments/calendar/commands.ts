import { checkCalendar } from './check-calendar.ts';
import { addConstraint } from './constraints/add-constraint.ts';
import { confirmConstraint, withdrawConstraint } from './constraints/change-constraint.ts';
import { listConstraints } from './constraints/list-constraints.ts';
import { setPhase } from './set-phase.ts';
import { showCalendar } from './show-calendar.ts';
import { adoptCalendar } from './versions/adopt-version.ts';
import { agreeToCalendar, commentCalendar } from './versions/opinion-commands.ts';
import { proposeCalendar } from './versions/propose-version.ts';
import { showVersion } from './versions/show-version.ts';

/** Every command about the forecast calendar, in the order the help shows them. */
export const calendarCommands = [
  showCalendar,
  checkCalendar,
  setPhase,
  proposeCalendar,
  agreeToCalendar,
  commentCalendar,
  adoptCalendar,
  showVersion,
  listConstraints,
  addConstraint,
  confirmConstraint,
  withdrawConstraint,
];
