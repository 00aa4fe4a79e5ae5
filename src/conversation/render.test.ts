import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCard, textsOf } from '../../test/fuzz/any-card.ts';
import type { Card } from './card.ts';
import { renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';

const invitation: Card = {
  heading: 'COPIL DUI n°2',
  blocks: [
    {
      kind: 'text',
      text: ['Bonjour ', { person: 'p1', name: 'Claire' }, ', venez ', { bold: 'mardi' }, '.'],
    },
    { kind: 'notice', tone: 'warning', text: '82 jours entre deux COPIL.' },
    {
      kind: 'fields',
      fields: [{ label: 'Lieu', value: [{ link: 'https://exemple.fr/salle', label: 'Surcouf' }] }],
    },
    { kind: 'list', heading: 'Réponses', items: [{ text: 'Yann', detail: 'à distance' }, { text: 'Inès' }] },
    { kind: 'image', url: 'https://exemple.fr/plan.png', alt: 'Plan d’accès' },
    { kind: 'divider' },
  ],
  actions: [
    { id: 'present', label: 'Je viens', command: 'answer', arguments: { answer: 'present' } },
    { id: 'join', label: 'Rejoindre', url: 'https://exemple.fr/visio' },
  ],
  files: [{ name: 'invitation.ics', type: 'text/calendar', content: 'x', label: 'Ajouter à mon agenda' }],
  footer: 'via Teams',
};

describe('a card as plain text', () => {
  it('reads well and leaves nothing out but buttons', () => {
    expect(renderText(invitation, 'fr')).toBe(
      [
        'COPIL DUI n°2',
        'Bonjour Claire, venez mardi.',
        '⚠ 82 jours entre deux COPIL.',
        'Lieu\u00A0: Surcouf (https://exemple.fr/salle)',
        'Réponses\n• Yann\n  à distance\n• Inès',
        'Plan d’accès (https://exemple.fr/plan.png)',
        'Ajouter à mon agenda (invitation.ics)',
        'via Teams',
      ].join('\n\n'),
    );
  });

  it('writes buttons where it is told how', () => {
    const text = renderText(invitation, 'en', { button: ({ label }) => `[${label}]` });
    expect(text).toContain('[Je viens]\n[Rejoindre]');
  });

  it('keeps every word of any card', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const text = renderText(card, 'fr', { button: ({ label }) => label });
        for (const word of textsOf(card)) expect(text).toContain(word);
      }),
    );
  });
});

describe('a card as HTML', () => {
  it('is made of headings, paragraphs, definitions and lists, without styles', () => {
    expect(renderHtml(invitation, 'fr')).toBe(
      '<h3>COPIL DUI n°2</h3>' +
        '<p>Bonjour <span class="person">Claire</span>, venez <strong>mardi</strong>.</p>' +
        '<p class="notice" data-tone="warning"><strong>Attention\u00A0:</strong> 82 jours entre deux COPIL.</p>' +
        '<dl><div><dt>Lieu</dt><dd><a href="https://exemple.fr/salle">Surcouf</a></dd></div></dl>' +
        '<h4>Réponses</h4><ul><li>Yann<br><small>à distance</small></li><li>Inès</li></ul>' +
        '<img src="https://exemple.fr/plan.png" alt="Plan d’accès"><hr>' +
        '<ul class="files"><li>Ajouter à mon agenda <small>(invitation.ics)</small></li></ul>' +
        '<div class="actions"><a class="button" href="https://exemple.fr/visio">Rejoindre</a></div>' +
        '<footer><small>via Teams</small></footer>',
    );
  });

  it('shows what people wrote, and never runs it', () => {
    const html = renderHtml(
      {
        heading: '<script>alert(1)</script>',
        blocks: [
          { kind: 'text', text: [{ link: 'javascript:alert(1)', label: '"><img onerror=x>' }] },
          { kind: 'image', url: 'data:text/html,x', alt: '" onload="x' },
          { kind: 'text', text: [{ link: '//evil.example', label: 'ici' }] },
        ],
        actions: [{ id: 'x', label: 'x', url: 'java\nscript:alert(1)' }],
      },
      'fr',
    );
    expect(html).not.toMatch(/<(script|img|a)\b/);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('keeps every word of any card, escaped, in balanced tags', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const html = renderHtml(card, 'en', { button: () => '' });
        const open: string[] = [];
        for (const [, slash, tag = ''] of html.matchAll(/<(\/?)([a-z0-9]+)[^<>]*>/g)) {
          if (slash) expect(open.pop()).toBe(tag);
          else if (!['br', 'hr', 'img'].includes(tag)) open.push(tag);
        }
        expect(open).toEqual([]);
        expect(html.replace(/<\/?[a-z][a-z0-9]*(?: [a-z-]+="[^"<>]*")*>/g, '')).not.toMatch(/[<>]/);
        const read = readBack(html);
        for (const word of textsOf(card, { buttons: false })) expect(read).toContain(word);
      }),
    );
  });
});

function readBack(html: string): string {
  return html
    .replaceAll('<br>', '\n')
    .replace(
      /&(lt|gt|quot|#39);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '',
    )
    .replaceAll('&amp;', '&');
}
