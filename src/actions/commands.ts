import type { DomainCommand } from '../people/turn.ts';
import { assignAction } from './changes/assign-action.ts';
import { blockAction } from './changes/block-action.ts';
import { closeAction } from './changes/close-action.ts';
import { commentAction } from './changes/comment-action.ts';
import { detachAction } from './changes/detach-action.ts';
import { dropAction } from './changes/drop-action.ts';
import { keepDue } from './changes/keep-due.ts';
import { postponeAction } from './changes/postpone-action.ts';
import { redoAction } from './changes/redo-action.ts';
import { reportProgress } from './changes/report-progress.ts';
import { startAction } from './changes/start-action.ts';
import { verifyAction } from './changes/verify-action.ts';
import { createAction } from './create-action.ts';
import { listActions } from './list-actions.ts';
import { showAction } from './show-action.ts';

/** Every command about actions, in the order the help shows them. */
export const actionCommands = [
  createAction,
  listActions,
  showAction,
  closeAction,
  postponeAction,
  blockAction,
  startAction,
  reportProgress,
  commentAction,
  assignAction,
  verifyAction,
  redoAction,
  dropAction,
  keepDue,
  detachAction,
] as unknown as DomainCommand[];
