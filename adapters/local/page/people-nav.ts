import { html } from 'hono/html';
import { directConversation } from '../directory.ts';
import type { LocalPerson } from '../host.ts';
import { avatar } from './avatar.ts';
import type { Html, Scene } from './scene.ts';
import { hrefOf, queryOf } from './view.ts';

/** People shown of each workspace; the others are found by name. */
const shownAtOnce = 13;
/** Found people shown at once. */
const mostFound = 12;

/** Whom one can act as, by workspace, one click each; everybody else by search. */
export function peopleNav(scene: Scene): Html {
  const { t, people, view } = scene;
  return html`
    <nav id="people" class="people" popover aria-labelledby="people-heading">
      <h2 id="people-heading">${t('local.people.label')}</h2>
      ${
        people.length > shownAtOnce
          ? html`
      <search><form action="/local/people" hx-get="/local/people" hx-target="#people-found"
        hx-trigger="input changed delay:200ms from:#people-search, submit">
        <input type="hidden" name="view" value="${queryOf(view)}">
        <input id="people-search" type="search" name="name" autocomplete="off" placeholder="${t('local.people.search')}"
          aria-label="${t('local.people.search')}">
      </form></search>
      <div id="people-found" role="status"></div>`
          : ''
      }
      ${peopleList(scene)}
    </nav>`;
}

/** The part that follows what arrives; the search beside it is left alone. */
export function peopleList(scene: Scene): Html {
  const { t, people, workspaces } = scene;
  const group = (name: string, workspace: string | null) => {
    const shown = people.filter((person) => person.workspace === workspace).filter(worthShowing(scene));
    if (shown.length === 0) return '';
    return html`<section><h3>${name}</h3><ul>${shown.map((person) => personLink(scene, person))}</ul></section>`;
  };
  return html`
    <div id="people-list" hx-swap-oob="true">
      ${workspaces.map(({ id, name }) => group(name, id))}
      ${group(t('local.people.mail'), null)}
    </div>`;
}

/** The first ones, who one is, and whoever has something new. */
function worthShowing({ me, unread }: Scene): (person: LocalPerson, index: number) => boolean {
  return (person, index) =>
    index < shownAtOnce ||
    person.handle === me.handle ||
    unread.in(person, directConversation(person.handle)) > 0;
}

/** People whose name, function or handle has every word. */
export function foundPeople(scene: Scene, name: string): Html {
  const words = plain(name).split(/\s+/).filter(Boolean);
  if (words.length === 0) return html``;
  const found = scene.people.filter(({ name: full, job = '', handle }) => {
    const text = plain(`${full} ${job} ${handle}`);
    return words.every((word) => text.includes(word));
  });
  if (found.length === 0) return html`<p class="nobody">${scene.t('local.people.nobody', { name })}</p>`;
  return html`<ul>${found.slice(0, mostFound).map((person) => personLink(scene, person, 'found'))}</ul>`;
}

/** Without accents and capitals, as people type names. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function personLink(scene: Scene, person: LocalPerson, prefix = 'person'): Html {
  const { t, view, me, unread } = scene;
  const count = unread.in(person, directConversation(person.handle));
  const current = person.handle === me.handle;
  return html`
    <li><a id="${prefix}-${person.handle}" href="${hrefOf(view, { as: person.handle, in: 'dm', pane: null, thread: null })}"
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
