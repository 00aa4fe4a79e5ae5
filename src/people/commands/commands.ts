import type { DomainCommand } from '../turn.ts';
import { absence } from './absence.ts';
import { activateCommittee, committeeRhythm } from './activate-committee.ts';
import { checkCommittee, showCommittee } from './committee.ts';
import { committeeChannel } from './committee-channel.ts';
import { leads } from './leads.ts';
import { link } from './link.ts';

/** Every command about people and committees, in the order the help shows them. */
export const peopleCommands = [
  showCommittee,
  checkCommittee,
  activateCommittee,
  committeeRhythm,
  committeeChannel,
  leads,
  absence,
  link,
] as unknown as DomainCommand[];
