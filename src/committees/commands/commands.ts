import type { DomainCommand } from '../../people/turn.ts';
import { activateCommittee, committeeRhythm } from './activate-committee.ts';
import { checkCommittee, showCommittee } from './committee.ts';
import { committeeChannel } from './committee-channel.ts';
import { leads } from './leads.ts';

/** Every command about committees, in the order the help shows them. */
export const committeeCommands = [
  showCommittee,
  checkCommittee,
  activateCommittee,
  committeeRhythm,
  committeeChannel,
  leads,
] as unknown as DomainCommand[];
