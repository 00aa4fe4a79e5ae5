import { html } from 'hono/html';
import type { Bot } from '../../../src/conversation/platform.ts';
import { forCopil } from '../acts.ts';
import type { Speaker } from '../directory.ts';
import type { Html } from './scene.ts';

/** More would not be read. */
const most = 8;

/**
 * Commands that continue what is typed, as options of a list.
 * @param where channel name or `dm`: in a channel, only what is addressed to copil is completed
 */
export async function completionList(
  bot: Bot,
  { workspace, handle }: Speaker,
  where: string,
  typed: string,
  listId: string,
): Promise<Html> {
  const asked = forCopil(typed, where === 'dm');
  if (asked === null) return html``;
  const found = await bot.complete({ platform: 'local', workspace, externalId: handle }, asked);
  return html`${found
    .slice(0, most)
    .map(
      ({ text, label, description }, index) =>
        html`<li role="option" id="${listId}-${index}" data-text="${addressed(text)}"><b>${label}</b> <small>${description}</small></li>`,
    )}`;
}

const addressed = (text: string): string => (/^\s*[/@]copil\b/i.test(text) ? text : `/copil ${text}`);
