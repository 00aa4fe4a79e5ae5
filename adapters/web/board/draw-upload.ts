import { randomUUID } from 'node:crypto';
import { html } from 'hono/html';
import type { UploadForm } from '../../../src/conversation/page.ts';
import type { Html } from '../page.ts';
import { argumentPrefix, type Scene } from './scene.ts';

/**
 * Takes one file. Where to come back to stands in the address: a file that is too large is never read to its end, nor what
 * stands beside it.
 *
 * @param about the row it stands in, said with it to who does not see them side by side
 */
export function drawUpload({ t, root, back }: Scene, form: UploadForm, about?: string): Html {
  const { id, heading, label, hint, accept, submitLabel, receives, open } = form;
  const asked = new URLSearchParams({ back, ...(receives && { receives }) });
  const named = (words: string) =>
    about ? html` aria-label="${t('web.board.about', { label: words, about })}"` : html``;
  const drawn = html`<form class="stacked"${open ? html` aria-label="${heading}"` : ''} method="post" enctype="multipart/form-data" action="${root}/board/files?${asked}"${named(heading)}>
<input type="hidden" name="event" value="${randomUUID()}">
${Object.entries(form.arguments).map(([name, value]) => html`<input type="hidden" name="${argumentPrefix}${name}" value="${value}">`)}
<div class="field"><label for="${id}">${label}</label>
<input type="file" id="${id}" name="file" accept="${accept.join(',')}" required aria-describedby="${id}-hint">
<small id="${id}-hint">${hint}</small></div>
<div class="field submit"><button class="main"${named(submitLabel)}>${submitLabel}</button></div>
</form>`;
  if (open) return drawn;
  return html`<details><summary${named(heading)}>${heading}</summary>
${drawn}</details>`;
}
