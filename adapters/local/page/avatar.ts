import { html } from 'hono/html';
import type { LocalPerson } from '../host.ts';
import type { Html } from './scene.ts';
import { initialsOf, tintOf } from './wording.ts';

/** The initials of a person, or copil's sign; decoration beside the written name. */
export function avatar(person: LocalPerson | null, size: 'large' | 'small' = 'large'): Html {
  const className = `avatar ${size}`;
  if (!person)
    return html`<img class="${className}" src="/local/assets/copil.svg" alt="" width="34" height="34">`;
  const initials = initialsOf(person.name);
  return html`<span class="${className} tint-${tintOf(person.handle)}" aria-hidden="true">${initials}</span>`;
}
