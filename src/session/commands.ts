import type { DomainCommand } from '../people/turn.ts';
import { addInSession, decideInSession } from './commands/add-in-session.ts';
import { attendance } from './commands/attendance.ts';
import { close } from './commands/close.ts';
import { here, leave } from './commands/here.ts';
import { notHeld } from './commands/not-held.ts';
import { correctNote, deleteNote, note, notes } from './commands/notes.ts';
import { open } from './commands/open.ts';
import { next, postponeItem } from './commands/points.ts';
import { remind } from './commands/remind.ts';
import { sessionState } from './commands/session-state.ts';
import { decidingSession, informationSession, secondCall } from './commands/without-quorum.ts';

/** Every command about a meeting while it is held: presence, quorum, points, notes, in the order the help shows them. */
export const sessionCommands = [
  open,
  sessionState,
  here,
  leave,
  attendance,
  next,
  postponeItem,
  addInSession,
  note,
  notes,
  correctNote,
  deleteNote,
  informationSession,
  decidingSession,
  secondCall,
  close,
  notHeld,
  decideInSession,
  remind,
] as unknown as DomainCommand[];
