import { html } from 'hono/html';
import type { Html, Scene } from './scene.ts';
import { hrefOf } from './view.ts';

/** What a newcomer reads first: three things to try. */
export function welcome(scene: Scene, suggestion: { in: string; text: string } | null): Html {
  const { t, view, people, me } = scene;
  // Who may not schedule begins by asking what there is.
  const first = suggestion ? 'schedule' : 'help';
  const draft = suggestion ?? { in: 'dm', text: t('local.welcome.help.command') };
  const other =
    people.find(
      ({ handle, workspace }) => handle !== me.handle && workspace !== null && workspace !== me.workspace,
    ) ?? people.find(({ handle, workspace }) => handle !== me.handle && workspace !== null);
  return html`
    <section class="welcome" aria-labelledby="welcome-heading">
      <h2 id="welcome-heading">${t('local.welcome.heading')}</h2>
      <p>${t('local.welcome.intro')}</p>
      <ol>
        <li><h3>${t(`local.welcome.${first}.heading`)}</h3><p>${t(`local.welcome.${first}.text`)}</p>
          <p><code>${draft.text}</code></p>
          <p><a role="button" href="${hrefOf(view, { in: draft.in, draft: draft.text })}">${t('local.welcome.firstButton')}</a></p></li>
        <li><h3>${t('local.welcome.second')}</h3><p>${t('local.welcome.secondText')}</p>
          ${other ? html`<p><a role="button" class="outline" href="${hrefOf(view, { as: other.handle, in: 'dm' })}">${t('local.welcome.secondButton', { person: other.name })}</a></p>` : ''}</li>
        <li><h3>${t('local.welcome.third')}</h3><p>${t('local.welcome.thirdText')}</p></li>
      </ol>
    </section>`;
}

/** Shown while no space is loaded. */
export function emptySpace(
  { t }: Pick<Scene, 't'>,
  problems: { path: string; message: string }[] = [],
  problem = '',
): Html {
  return html`
    <main class="empty-space" id="conversation">
      <h1>${t('local.empty.heading')}</h1>
      <p>${t('local.empty.text')}</p>
      <form method="post" action="/local/import" enctype="multipart/form-data">
        <label for="space-file">${t('local.empty.file')}</label>
        <input id="space-file" type="file" name="file" accept="application/json,.json" required>
        <button>${t('local.empty.load')}</button>
      </form>
      <p class="error" role="alert">${problem}</p>
      ${problems.length ? html`<ul class="problems">${problems.map(({ path, message }) => html`<li><code>${path}</code> ${message}</li>`)}</ul>` : ''}
      <p><small>${t('local.empty.command')}</small></p>
    </main>`;
}
