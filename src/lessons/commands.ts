import type { DomainCommand } from '../people/turn.ts';
import { answerAfterwards } from './commands/afterwards.ts';
import { answerLessons } from './commands/answer.ts';
import { approveSheet } from './commands/approve.ts';
import { showContributions } from './commands/contributions.ts';
import { editSheet } from './commands/edit.ts';
import { eraseContribution } from './commands/erase.ts';
import { addLesson } from './commands/lesson-add.ts';
import { applyToNext } from './commands/lesson-apply.ts';
import { dropLesson } from './commands/lesson-drop.ts';
import { lessons } from './commands/lessons.ts';
import { publishLessons } from './commands/publish.ts';
import { showSheet } from './commands/sheet.ts';
import { submitSheet } from './commands/submit.ts';
import { withdrawLessons } from './commands/withdraw.ts';

/** Every command about lessons learned, in the order the help shows them. */
export const lessonCommands = [
  lessons,
  answerLessons,
  eraseContribution,
  showContributions,
  showSheet,
  editSheet,
  addLesson,
  submitSheet,
  approveSheet,
  publishLessons,
  applyToNext,
  withdrawLessons,
  dropLesson,
  answerAfterwards,
] as unknown as DomainCommand[];
