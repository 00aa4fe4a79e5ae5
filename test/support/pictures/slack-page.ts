/** What Slack would show, drawn from the very blocks it was sent: one page a conversation, for a browser to photograph. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export interface DrawnMessage {
  from: string;
  /** `08:30`. */
  at: string;
  blocks: unknown[];
  /** « Visible par vous uniquement ». */
  onlyYou?: boolean;
}

// Required, not imported: their types declare a browser's globals for the whole project.
const require = createRequire(import.meta.url);
const { createElement } = require('react');
const { renderToStaticMarkup } = require('react-dom/server');
const { Message } = require('slack-blocks-to-jsx');
const style = readFileSync(require.resolve('slack-blocks-to-jsx/dist/style.css'), 'utf8');
const logo =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><rect width="36" height="36" rx="8" fill="#0b5394"/><text x="18" y="24" font-family="sans-serif" font-size="18" fill="#fff" text-anchor="middle">c</text></svg>',
  );

/** @param nameOf user id → name of a mention */
export function slackPage(
  title: string,
  messages: readonly DrawnMessage[],
  nameOf: (userId: string) => string,
): string {
  const drawn = messages.map(({ from, at, blocks, onlyYou }) =>
    renderToStaticMarkup(
      createElement('div', {}, [
        onlyYou
          ? createElement('p', { className: 'only-you', key: 'o' }, 'Visible par vous uniquement')
          : null,
        createElement(Message, {
          key: 'm',
          blocks,
          name: from,
          logo,
          time: clock(at),
          theme: 'light',
          hooks: { user: ({ id }: { id: string }) => `@${nameOf(id)}` },
        }),
      ]),
    ),
  );
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><title>${title}</title><style>${style}
body { font-family: Lato, 'Noto Sans', 'DejaVu Sans', sans-serif; margin: 0; background: #fff; color: #1d1c1d }
h1 { font-size: 17px; margin: 0; padding: 14px 20px; border-bottom: 1px solid #ddd }
main { padding: 8px 4px } .only-you { margin: 10px 0 0 48px; color: #616061; font-size: 12px }
</style><h1>${title}</h1><main>${drawn.join('')}</main></html>`;
}

/** The package wants a date; only its hour is shown. */
function clock(at: string): Date {
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  return new Date(2026, 8, 1, hour, minute);
}
