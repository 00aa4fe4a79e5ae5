import type { DomainCommand } from '../people/turn.ts';
import { closeAction } from './close-action.ts';
import { createAction } from './create-action.ts';
import { listActions } from './list-actions.ts';

/** Every command about actions, in the order the help shows them. */
export const actionCommands = [createAction, closeAction, listActions] as unknown as DomainCommand[];
