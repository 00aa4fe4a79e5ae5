import { spaceWords } from '../people/space-words.ts';
import { agendaMessages } from './messages.ts';

/** This room's sentences for what copil writes by itself: titles of points are stored in the space's language. */
export const wordsOfSpace = spaceWords(agendaMessages);
