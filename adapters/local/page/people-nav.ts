import { html } from 'hono/html';
import { directConversation } from '../directory.ts';
import type { LocalPerson } from '../host.ts';
import { avatar } from './avatar.ts';
import type { Html, Scene } from './scene.ts';
import { hrefOf } from './view.ts';

/** Everybody one can act as, by workspace; one click each. */
export function peopleNav(scene: Scene): Html {
  const { t, people, workspaces } = scene;
  const group = (name: string, members: LocalPerson[]) =>
    members.length === 0
      ? ''
      : html`<section><h3>${name}</h3><ul>${members.map((person) => personLink(scene, person))}</ul></section>`;
  return html`
    <nav id="people" class="people" popover aria-labelledby="people-heading" hx-swap-oob="innerHTML">
      <h2 id="people-heading">${t('local.people.label')}</h2>
      ${workspaces.map(({ id, name }) =>
        group(
          name,
          people.filter((person) => person.workspace === id),
        ),
      )}
      ${group(
        t('local.people.mail'),
        people.filter((person) => person.workspace === null),
      )}
    </nav>`;
}

function personLink(scene: Scene, person: LocalPerson): Html {
  const { t, view, me, unread } = scene;
  const count = unread.in(person, directConversation(person.handle));
  const current = person.handle === me.handle;
  return html`
    <li><a id="person-${person.handle}" href="${hrefOf(view, { as: person.handle, in: 'dm', pane: null, thread: null })}"
      ${current ? html`aria-current="true"` : ''}>
      ${avatar(person, 'small')}
      <span class="who"><span class="name">${person.name}</span>${person.job ? html`<small>${person.job}</small>` : ''}</span>
      ${badge(count, t('local.people.new', { count }))}
    </a></li>`;
}

/** A number for the eye, a sentence for the ear; nothing when there is nothing new. */
export function badge(count: number, spoken: string): Html | '' {
  if (count === 0) return '';
  return html`<span class="badge"><span aria-hidden="true">${count > 99 ? '99+' : count}</span><span class="sr-only">${spoken}</span></span>`;
}
