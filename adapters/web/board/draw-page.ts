/** Whole pages: one of a committee, a form on its own, a sentence for who may not go on. */
import { html } from 'hono/html';
import type { Form } from '../../../src/conversation/form.ts';
import type { Translator } from '../../../src/conversation/language.ts';
import type { Page, PageLink } from '../../../src/conversation/page.ts';
import type { Reply } from '../../../src/conversation/reply.ts';
import { type Html, htmlDocument } from '../page.ts';
import { carried, drawOpenedForm } from './draw-acts.ts';
import { drawSection } from './draw-parts.ts';
import { drawReply } from './draw-reply.ts';
import type { Scene } from './scene.ts';

/** @param reply what has just been answered, shown once */
export function drawPage(scene: Scene, page: Page, reply: Reply | null): Html {
  const { t, root } = scene;
  return drawn(
    scene,
    // The first page of a committee is named after it, as all of them are.
    page.owner.startsWith(page.title) ? page.owner : `${page.title} · ${page.owner}`,
    html`<header class="top">
<p class="owner">${page.owner}</p>
<div class="who"><span>${page.reader}</span>
<form method="post" action="${root}/board/sign-out"><button class="outline small">${t('web.board.signOut')}</button></form></div>
</header>
${navigation(scene, t('web.board.committees'), page.committees, 'committees')}
${navigation(scene, t('web.board.pages'), page.nav, 'pages')}
<main id="content">
<h1>${page.title}</h1>
<p class="drawn-on">${page.drawnOn}</p>
${reply ? drawReply(scene, reply) : ''}
<div class="sections">${page.sections.map((section) => drawSection(scene, section))}</div>
</main>`,
  );
}

function navigation({ root }: Scene, label: string, links: readonly PageLink[], name: string): Html {
  if (links.length === 0) return html``;
  return html`<nav class="${name}" aria-label="${label}"><ul>${links.map(
    (link) =>
      html`<li><a href="${root}/board/${link.path}"${link.current ? html` aria-current="page"` : ''}>${link.label}</a></li>`,
  )}</ul></nav>`;
}

/** The form of a command, filled with what is known. */
export function drawFormPage(scene: Scene, form: Form): Html {
  return drawn(
    scene,
    form.title,
    html`<main id="content" class="narrow">
${backLink(scene)}
<h1>${form.title}</h1>
${drawOpenedForm(scene, form)}
</main>`,
  );
}

/** « Retirer ce point ? »: asked before what cannot be undone by the same press. */
export function drawConfirmation(
  scene: Scene,
  asked: { question: string; command: string; arguments: Record<string, string>; way: string },
): Html {
  const { t, root, back } = scene;
  return drawn(
    scene,
    t('web.board.confirm.heading'),
    html`<main id="content" class="narrow">
<h1>${t('web.board.confirm.heading')}</h1>
<p>${asked.question}</p>
<form class="stacked" method="post" action="${root}/board/act">
${carried(scene, asked)}
<div class="field submit"><button class="main">${t('web.board.confirm.yes')}</button>
<a role="button" class="outline" href="${root}/board/${back}">${t('web.board.cancel')}</a></div>
</form>
</main>`,
  );
}

/** A sentence, and the way on. */
export function drawNotice(scene: Scene, about: 'notFound' | 'forbidden' | 'foreign' | 'fileExpired'): Html {
  const { t } = scene;
  const heading = t(`web.board.${about}.heading`);
  return drawn(
    scene,
    heading,
    html`<main id="content" class="narrow"><h1>${heading}</h1><p>${t(`web.board.${about}.text`)}</p>${backLink({ ...scene, back: '' })}</main>`,
  );
}

function backLink({ t, root, back }: Scene): Html {
  return html`<p class="back"><a href="${root}/board/${back}">${t('web.board.back')}</a></p>`;
}

/** The document around a page of the board: a keyboard reaches what it says in one step. */
export function drawn({ t, root }: { t: Translator; root: string }, title: string, body: Html): Html {
  const content = html`<a class="skip" href="#content">${t('web.board.skip')}</a>
${body}`;
  return htmlDocument({ locale: t.locale, title, assets: `${root}/assets`, sheet: 'board.css' }, content);
}
