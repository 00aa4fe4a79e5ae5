import { html } from 'hono/html';
import type { LocalPerson } from '../host.ts';
import type { Html } from './scene.ts';
import { initialsOf, tintOf } from './wording.ts';

/** The initials of a person, or copil's sign; decoration beside the written name. */
export function avatar(person: LocalPerson | null): Html {
  if (!person) return html`<span class="avatar bot" aria-hidden="true">co</span>`;
  return html`<span class="avatar tint-${tintOf(person.handle)}" aria-hidden="true">${initialsOf(person.name)}</span>`;
}
