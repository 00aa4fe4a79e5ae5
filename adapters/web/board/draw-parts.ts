/** Parts of a page: what a card can show too, tables, and what may be done. */
import { html, raw } from 'hono/html';
import type { Block, Card } from '../../../src/conversation/card.ts';
import type { PageCell, PagePart, PageRow, PageSection, PageTable } from '../../../src/conversation/page.ts';
import { inline, renderHtml } from '../../../src/conversation/render-html.ts';
import type { Html } from '../page.ts';
import { drawAct, drawFilter, drawForm } from './draw-acts.ts';
import type { Scene } from './scene.ts';

export function drawSection(scene: Scene, { id, heading, parts, half, screenOnly }: PageSection): Html {
  const looks = [half ? 'half' : 'whole', ...(screenOnly ? ['screen-only'] : [])].join(' ');
  return html`<section id="${id}" class="${looks}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${heading}</h2>
${parts.map((part) => drawPart(scene, part))}
</section>`;
}

function drawPart(scene: Scene, part: PagePart): Html {
  switch (part.kind) {
    case 'table':
      return drawTable(scene, part);
    case 'form':
      return html`<div class="screen-only">${drawForm(scene, part)}</div>`;
    case 'filter':
      return drawFilter(scene, part);
    case 'acts':
      return html`<div class="actions">${part.acts.map((act) => drawAct(scene, act))}</div>`;
    case 'links':
      return html`<ul class="links">${part.links.map(({ label, path }) => html`<li><a href="${scene.root}/board/${path}">${label}</a></li>`)}</ul>`;
    default:
      return drawBlock(scene, part);
  }
}

function drawBlock(scene: Scene, block: Block): Html {
  return drawCard(scene, { blocks: [block] });
}

/** A card inside a page: its buttons act from there. */
export function drawCard(scene: Scene, card: Card): Html {
  const drawn = renderHtml(card, scene.t.locale, {
    level: 3,
    button: (one) => String(drawAct(scene, one)),
  });
  return html`${raw(drawn)}`;
}

/** On a narrow screen each cell stands on a line of its own, under the name of its column. */
function drawTable(scene: Scene, { caption, columns, rows }: PageTable): Html {
  const acting = rows.some(({ acts }) => (acts?.length ?? 0) > 0);
  return html`<table>
<caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}${acting ? html`<th scope="col" class="acts">${scene.t('web.board.acts')}</th>` : ''}</tr></thead>
<tbody>${rows.map((row) => drawRow(scene, columns, row, acting))}</tbody>
</table>`;
}

function drawRow(
  scene: Scene,
  columns: readonly string[],
  { cells, tone, acts, about }: PageRow,
  acting: boolean,
): Html {
  return html`<tr${tone ? html` data-tone="${tone}"` : ''}>${cells.map((one, index) => drawCell(scene, columns[index] ?? '', one))}${
    acting ? html`<td class="acts">${(acts ?? []).map((act) => drawAct(scene, act, about))}</td>` : ''
  }</tr>`;
}

function drawCell({ root }: Scene, column: string, { text, detail, path }: PageCell): Html {
  const said = html`${raw(inline(text))}`;
  const shown = path === undefined ? said : html`<a href="${root}/board/${path}">${said}</a>`;
  // On a narrow screen nobody needs a line that says nothing.
  const empty = text === '' && !detail;
  return html`<td data-column="${column}"${empty ? html` class="empty"` : ''}><div>${shown}${detail ? html`<small>${raw(inline(detail))}</small>` : ''}</div></td>`;
}
