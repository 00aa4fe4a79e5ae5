/** Everything the local workspace may refuse; the sentences are `local.error.<code>` of the catalogue. */
import type { MessageValues } from '../../src/conversation/language.ts';

/** Code → HTTP status. */
export const refusals = {
  badJson: 400,
  badRequest: 400,
  tooLarge: 400,
  unknownPerson: 400,
  noChat: 400,
  unknownChannel: 400,
  notMember: 400,
  notYourConversation: 400,
  unknownMessage: 400,
  unknownButton: 400,
  unknownForm: 400,
  formAlreadySubmitted: 400,
  badMoment: 400,
  badDuration: 400,
  clockBackwards: 400,
  clockTooFar: 400,
  invalidImport: 400,
  spaceNotEmpty: 400,
  unknownPath: 404,
  foreignHost: 403,
  foreignOrigin: 403,
  unexpected: 500,
} as const;

export type RefusalCode = keyof typeof refusals;

/** Thrown where a request cannot be followed; `details` go to the caller as they are. */
export class LocalRefusal extends Error {
  readonly code: RefusalCode;
  readonly values: MessageValues;
  readonly details: unknown;

  constructor(code: RefusalCode, values: MessageValues = {}, details?: unknown) {
    super(code);
    this.name = 'LocalRefusal';
    this.code = code;
    this.values = values;
    this.details = details;
  }
}
