import type { Card } from './card.ts';
import type { Form } from './form.ts';

/** What a handler answers with; the adapter shows it at once. Messages to other people go through delivery/. */
export interface Reply {
  card?: Card;
  /** `private`: only the person who acted sees it. */
  visibility: 'here' | 'private';
  /** Replaces the message whose button was pressed, where the platform can. */
  replaces?: boolean;
  form?: Form;
  /** Argument that a refusal is about: in a form the sentence then stands at its field. */
  about?: string;
  /** For metrics and logs: a stable code. */
  outcome: 'done' | 'preview' | 'form' | 'refused' | 'proposed' | 'invalid' | 'unknown' | 'failed';
}
