/**
 * The HTML of a mail around a drawn card. Outlook for Windows renders with Word: layout by tables, inline styles where
 * they matter, and a button is a coloured table cell around a link, so that it stays a button there.
 */
import type { Card } from '../../src/conversation/card.ts';
import { escapeHtml } from '../../src/conversation/escape-html.ts';
import type { Locale } from '../../src/conversation/language.ts';
import { renderHtml } from '../../src/conversation/render-html.ts';
import type { LinkOf } from './mail-links.ts';

const font = "font-family:'Segoe UI',Helvetica,Arial,sans-serif";
const layout = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"';

/** White on each of these has a contrast of 5:1 or more. */
const buttonColours = { primary: '#0b5394', danger: '#ab091e', plain: '#3e4c59' };

/** Where a mail program drops this, the words and their order still say everything. */
const styles = `
h1 { margin: 0 0 16px; font-size: 22px; line-height: 1.3; }
h2 { margin: 16px 0 8px; font-size: 17px; }
p, ul, dl { margin: 0 0 12px; }
ul { padding-left: 20px; }
dt { color: #52606d; font-size: 14px; }
dd { margin: 0 0 6px; }
img { max-width: 100%; height: auto; }
a { color: #0b5394; }
footer { margin-top: 16px; }
footer, small { color: #52606d; font-size: 14px; }
.notice { padding: 10px 14px; border-left: 4px solid #7b8794; background: #f5f7fa; }
.notice[data-tone="success"] { border-color: #207227; background: #eef8ef; }
.notice[data-tone="warning"] { border-color: #b44d12; background: #fff8ed; }
.notice[data-tone="danger"] { border-color: #ab091e; background: #fff0f0; }
`;

export interface MailFrame {
  subject: string;
  locale: Locale;
  linkOf: LinkOf;
  /** Small print under the card. */
  note: string;
}

/** @returns a whole HTML document, in the reader’s language, for screens of any width. */
export function mailHtml(card: Card, { subject, locale, linkOf, note }: MailFrame): string {
  const drawn = renderHtml(card, locale, {
    level: 1,
    button: (button) => {
      const url = linkOf(button);
      return url === null ? '' : buttonCell(url, button.label, buttonColours[button.style ?? 'plain']);
    },
  });
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(subject)}</title>
<style>${styles}</style>
</head>
<body style="margin:0;padding:0;background:#f5f7fa">
<table ${layout}><tr><td align="center" style="padding:16px 8px">
<table ${layout} style="max-width:600px;background:#ffffff;border:1px solid #e4e7eb"><tr><td align="left" style="padding:24px;${font};font-size:16px;line-height:1.5;color:#1f2933">
${drawn}
</td></tr></table>
<table ${layout} style="max-width:600px"><tr><td align="left" style="padding:12px 24px;${font};font-size:13px;line-height:1.5;color:#52606d">
${escapeHtml(note)}
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}

/** Stacked, each as wide as its words: a finger finds it, and nothing breaks on a narrow screen. */
function buttonCell(url: string, label: string, colour: string): string {
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:12px 0 0"><tr><td bgcolor="${colour}" style="background:${colour};border-radius:4px"><a href="${escapeHtml(url)}" style="display:inline-block;padding:12px 20px;${font};font-size:16px;line-height:20px;color:#ffffff;text-decoration:none">${escapeHtml(label)}</a></td></tr></table>
`;
}
