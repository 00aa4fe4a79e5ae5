import type { DomainCommand } from '../people/turn.ts';
import { announceLaunch, announceProgress } from './commands/announce.ts';
import { answerQuestion } from './commands/answer-question.ts';
import { approveAnnouncement } from './commands/approve-announcement.ts';
import { approveProject } from './commands/approve-project.ts';
import { askQuestion } from './commands/ask-question.ts';
import { setCharter, showCharter } from './commands/charter.ts';
import { correctAnnouncement } from './commands/correct-announcement.ts';
import { countTeam } from './commands/count-team.ts';
import { draftAnnouncement } from './commands/draft-announcement.ts';
import { editAnnouncement } from './commands/edit-announcement.ts';
import { editProject } from './commands/edit-project.ts';
import { printNote } from './commands/print-note.ts';
import { readAnnouncement } from './commands/read-announcement.ts';
import { remindSilent } from './commands/remind-silent.ts';
import { showAnnouncements } from './commands/show-announcements.ts';
import { showReach } from './commands/show-reach.ts';
import { writeTemplate } from './commands/write-template.ts';

/** Every command about announcements to staff, in the order the help shows them. */
export const announcementCommands = [
  showAnnouncements,
  draftAnnouncement,
  approveAnnouncement,
  editAnnouncement,
  correctAnnouncement,
  showReach,
  remindSilent,
  countTeam,
  printNote,
  askQuestion,
  answerQuestion,
  readAnnouncement,
  writeTemplate,
  announceLaunch,
  announceProgress,
  approveProject,
  editProject,
  showCharter,
  setCharter,
] as unknown as DomainCommand[];
