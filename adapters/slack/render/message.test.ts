import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { houseTranslators } from '../../../src/catalogues.ts';
import type { Block, Button, Card } from '../../../src/conversation/card.ts';
import { renderText } from '../../../src/conversation/render-text.ts';
import { pagesOf } from '../../../src/lessons/sheet-pages.ts';
import { anyButton, anyCard, anyText, textsOf } from '../../../test/fuzz/any-card.ts';
import { checkBlocks, checkCall, checkView } from '../../../test/support/slack/limits-check.ts';
import { slackMessages } from '../messages.ts';
import type { DrawContext } from './card-blocks.ts';
import { drawHome } from './home.ts';
import { drawMessage } from './message.ts';

const translators = houseTranslators(slackMessages);
const context: DrawContext = {
  t: translators.fr,
  valueOf: ({ command, arguments: a }) => JSON.stringify({ c: command, a }).slice(0, 500),
  mention: () => undefined,
};

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
      fields: [
        { label: 'Lieu', value: [{ link: 'https://exemple.fr/salle', label: 'Surcouf' }] },
        { label: 'Durée', value: '2 h' },
      ],
    },
    { kind: 'list', heading: 'Réponses', items: [{ text: 'Yann', detail: 'à distance' }, { text: 'Inès' }] },
    { kind: 'image', url: 'https://exemple.fr/plan.png', alt: 'Plan d’accès' },
    { kind: 'divider' },
    { kind: 'actions', buttons: [{ id: 'done', label: 'C’est fait', command: 'done', arguments: {} }] },
  ],
  actions: [
    {
      id: 'present',
      label: 'Je viens',
      style: 'primary',
      command: 'answer',
      arguments: { answer: 'present' },
    },
    {
      id: 'cancel',
      label: 'Annuler',
      style: 'danger',
      command: 'cancel',
      arguments: {},
      confirm: 'Annuler la réunion ?',
    },
    { id: 'join', label: 'Rejoindre', url: 'https://exemple.fr/visio' },
    { id: 'mail', label: 'Écrire', url: 'mailto:a@exemple.fr' },
  ],
  files: [{ name: 'invitation.ics', type: 'text/calendar', content: 'x', label: 'Ajouter à mon agenda' }],
  footer: 'via Teams',
};

describe('a card as a message', () => {
  it('is made of headers, sections, buttons and small print', () => {
    const { text, blocks } = drawMessage(invitation, context);
    expect(text).toBe(renderText(invitation, 'fr'));
    expect(shown(blocks)).toEqual([
      '# COPIL DUI n°2',
      'Bonjour Claire, venez *mardi*.',
      '⚠️ *Attention\u00A0:* 82 jours entre deux COPIL.',
      '*Lieu\u00A0:* <https://exemple.fr/salle|Surcouf>\n*Durée\u00A0:* 2 h',
      '*Réponses*\n• Yann\n  à distance\n• Inès',
      '[image Plan d’accès]',
      '---',
      '[done] C’est fait',
      '[present] Je viens, [cancel] Annuler, [join] Rejoindre',
      '~ Ajouter à mon agenda (invitation.ics)',
      '~ via Teams',
    ]);
    checkCall('chat.postMessage', { channel: 'C1', text, blocks });
  });

  it('says the same words as everywhere else', () => {
    const { blocks } = drawMessage({ ...invitation, blocks: invitation.blocks.slice(0, 4) }, context);
    const words = wordsOf(blocks);
    for (const line of renderText({ ...invitation, blocks: invitation.blocks.slice(0, 4) }, 'fr').split('\n'))
      expect(words).toContain(
        line.replace('⚠ ', '⚠️ Attention\u00A0: ').replace(' (https://exemple.fr/salle)', '').trim(),
      );
  });

  it('asks before what cannot be undone', () => {
    const { blocks } = drawMessage(invitation, context);
    const [, cancel] = buttonRows(blocks).at(-1) as Json[];
    expect(cancel?.confirm).toMatchObject({
      title: { text: 'Annuler' },
      text: { text: 'Annuler la réunion ?' },
      confirm: { text: 'Oui, continuer' },
      deny: { text: 'Non, revenir' },
      style: 'danger',
    });
  });

  it('gives two buttons of the same id each their own, from which theirs is read', () => {
    const button: Button = { id: 'go', label: 'Aller', command: 'answer', arguments: {} };
    const { blocks } = drawMessage(
      { blocks: [{ kind: 'actions', buttons: [button, button] }], actions: [button] },
      context,
    );
    expect(shown(blocks)).toEqual(['[go] Aller, [go~2] Aller', '[go~3] Aller']);
  });

  it('shows more than 25 buttons in further rows', () => {
    const { blocks } = drawMessage({ blocks: [], actions: buttons(30) }, context);
    expect(buttonRows(blocks).map((row) => row.length)).toEqual([25, 5]);
  });

  it('loses nothing of a heading that is too long for Slack', () => {
    const heading = 'Réunion '.repeat(30).trim();
    const { blocks } = drawMessage({ heading, blocks: [] }, context);
    expect(shown(blocks)).toEqual([`*${heading}*`]);
  });

  it('tells an image it may not show by its words, which lead to it where they can', () => {
    const images: Block[] = ['http://exemple.fr/a.png', 'data:image/png,x', 'https:// x'].map((url) => ({
      kind: 'image',
      url,
      alt: 'Plan',
    }));
    expect(shown(drawMessage({ blocks: images }, context).blocks)).toEqual([
      '<http://exemple.fr/a.png|Plan>',
      'Plan',
      'Plan',
    ]);
  });

  it('always has words for notifications and screen readers', () => {
    expect(drawMessage({ blocks: [] }, context).text).toBe('copil');
    expect(drawMessage({ blocks: [], actions: buttons(2) }, context).text).toBe('Bouton 1, Bouton 2');
    expect(drawMessage({ heading: '<!channel>', blocks: [] }, context).text).toBe('&lt;!channel&gt;');
  });
});

describe('a card that is too long for Slack', () => {
  const long = (count: number, words = 20): Card => ({
    heading: 'Actions',
    blocks: [
      {
        kind: 'list',
        items: Array.from({ length: count }, (_, index) => ({
          text: `${index + 1} ${'mot '.repeat(words)}`,
        })),
        more: { id: 'more', label: 'Toutes', command: 'actions', arguments: {} },
      },
      { kind: 'text', text: 'Après la liste' },
    ],
    actions: buttons(2),
    footer: 'Pied',
  });

  it('shows a long list in several sections while it fits', () => {
    const { blocks } = drawMessage(long(100), context);
    checkBlocks(blocks);
    expect(wordsOf(blocks)).toContain('• 100 mot');
    expect(wordsOf(blocks)).not.toContain('autres');
  });

  it('says how many are left out, and keeps the way to the rest and what follows', () => {
    const { blocks } = drawMessage(long(300), context);
    checkBlocks(blocks);
    expect(shown(blocks)).toContain('[more] Toutes');
    expect(wordsOf(blocks)).toContain('… et 260 autres');
    expect(wordsOf(blocks)).toContain('Après la liste');
    expect(shown(blocks).slice(-2)).toEqual(['[action1] Bouton 1, [action2] Bouton 2', '~ Pied']);
  });

  it('says that a text was cut', () => {
    const { blocks } = drawMessage({ blocks: [{ kind: 'text', text: 'mot '.repeat(5000) }] }, context);
    checkBlocks(blocks);
    expect(wordsOf(blocks)).toMatch(/mot … \(texte coupé\)$/);
  });

  it('shows every line of a page that is read before it is approved', () => {
    const items = Array.from({ length: 200 }, (_, index) => ({
      text: `« Ligne ${index} » : é & ${'mot '.repeat(9)}`,
    }));
    const lists: Block[] = ['Réussi', 'Difficile'].map((title) => ({ kind: 'list', heading: title, items }));
    for (const page of pagesOf(lists)) {
      const { blocks } = drawMessage({ heading: 'Fiche', blocks: page, actions: buttons(3) }, context);
      const count = page.reduce((sum, block) => sum + (block.kind === 'list' ? block.items.length : 0), 0);
      expect(wordsOf(blocks).match(/Ligne/g)).toHaveLength(count);
      expect(wordsOf(blocks)).not.toMatch(/coupé|autres|trop long/);
    }
  });

  it('keeps its main buttons and says that the rest is missing, when nothing else helps', () => {
    const blocks: Block[] = Array.from({ length: 200 }, (_, index) => ({
      kind: 'text',
      text: `Texte ${index}`,
    }));
    const drawn = shown(drawMessage({ blocks, actions: buttons(2) }, context).blocks);
    expect(drawn.length).toBe(50);
    expect(drawn.at(-1)).toBe('[action1] Bouton 1, [action2] Bouton 2');
    expect(drawn.at(-2)).toMatch(/trop long pour Slack/);
    expect(drawn[0]).toBe('Texte 0');
  });
});

const hugeText = fc.oneof(
  anyText,
  fc
    .constantFrom(1, 150, 300, 2999, 3001, 9000)
    .map((length) => '<&>🙂 é\n*_'.repeat(length / 8 + 1).slice(0, length)),
  fc.constantFrom('\uD83D', '\u0000', ' ', '\n\n', ''),
);
const hugeButton = fc.oneof(
  anyButton,
  fc.record({ id: hugeText, label: hugeText, url: fc.constant(`https://exemple.fr/${'a'.repeat(2900)}`) }),
  fc.record({
    id: hugeText,
    label: hugeText,
    command: fc.constant('answer'),
    arguments: fc.constant({}),
    confirm: hugeText,
  }),
);
const hugeBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: hugeText }),
  fc.record({
    kind: fc.constant('actions' as const),
    buttons: fc.array(hugeButton, { maxLength: 40, size: 'max' }),
  }),
  fc.record({
    kind: fc.constant('fields' as const),
    fields: fc.array(fc.record({ label: hugeText, value: hugeText }), { maxLength: 20, size: 'max' }),
  }),
  fc.record({ kind: fc.constant('image' as const), url: fc.webUrl(), alt: hugeText }),
  fc.record({
    kind: fc.constant('list' as const),
    heading: hugeText,
    items: fc.array(fc.record({ text: hugeText, detail: hugeText }), { maxLength: 20, size: 'max' }),
    more: hugeButton,
  }),
);
const hugeCard: fc.Arbitrary<Card> = fc.record({
  heading: hugeText,
  blocks: fc.array(hugeBlock, { maxLength: 20, size: 'max' }),
  actions: fc.array(hugeButton, { maxLength: 40, size: 'max' }),
  footer: hugeText,
});

describe('any card', () => {
  it('passes Slack’s rules, and shows all its words when it is small', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const { text, blocks } = drawMessage(card, context);
        checkCall('chat.postMessage', { channel: 'C1', text, blocks });
        const words = loose(wordsOf(blocks));
        const links = card.actions?.filter((button) => 'url' in button).map(({ label }) => label) ?? [];
        for (const word of textsOf({ ...card, actions: [] }, { buttons: false }).map(loose))
          expect(words).toContain(word);
        for (const { label } of card.actions ?? [])
          if (!links.includes(label)) expect(words).toContain(loose(label).slice(0, 60));
      }),
    );
  });

  it('passes them however long and hostile it is, as a message and as Home', () => {
    fc.assert(
      fc.property(hugeCard, fc.constantFrom('x', 'v'.repeat(2000)), (card, value) => {
        const hostile = { ...context, valueOf: () => value };
        const { text, blocks } = drawMessage(card, hostile);
        checkCall('chat.update', { channel: 'C1', ts: '1.1', text, blocks });
        checkView(drawHome(card, hostile));
      }),
      { numRuns: 12 },
    );
  });
});

type Json = Record<string, unknown>;

function buttons(count: number): Button[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `action${index + 1}`,
    label: `Bouton ${index + 1}`,
    command: 'answer',
    arguments: {},
  }));
}

function buttonRows(blocks: unknown): Json[][] {
  const rows = (blocks as Json[]).filter(({ type }) => type === 'actions');
  return rows.map(({ elements }) => elements as Json[]);
}

/** Blocks as one line each. */
function shown(blocks: unknown): string[] {
  return (blocks as Json[]).map(({ type, text, elements, alt_text }) => {
    const words = (text as Json | undefined)?.text as string;
    const inside = (elements ?? []) as Json[];
    if (type === 'header') return `# ${words}`;
    if (type === 'divider') return '---';
    if (type === 'image') return `[image ${alt_text}]`;
    if (type === 'context') return `~ ${inside.map((one) => one.text).join(' ')}`;
    if (type === 'actions')
      return inside.map((one) => `[${one.action_id}] ${(one.text as Json).text}`).join(', ');
    return words;
  });
}

/** Every word a reader sees, marks removed. */
function wordsOf(blocks: unknown): string {
  return textObjects(blocks)
    .map(({ type, text }) => (type === 'mrkdwn' ? unmarked(String(text)) : text))
    .join('\n');
}

function textObjects(value: unknown): Json[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = value as Json;
  if (own.type === 'image') return [{ type: 'plain_text', text: own.alt_text }];
  if (typeof own.text === 'string') return [own];
  return Object.values(own).flatMap(textObjects);
}

function unmarked(text: string): string {
  return text
    .replace(/<([^<>|]*)\|([^<>]*)>/g, '$2')
    .replace(/<([^<>]*)>/g, '$1')
    .replaceAll('*', '')
    .replace(/&(amp|lt|gt);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>' })[name] ?? '');
}

/** Spaces count as one, stars may be emphasis. */
function loose(text: string): string {
  return text.replaceAll('*', '').replace(/\s+/g, ' ').trim();
}
