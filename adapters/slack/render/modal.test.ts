import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { houseTranslators } from '../../../src/catalogues.ts';
import type { Form, FormField } from '../../../src/conversation/form.ts';
import { anyCard, anyText } from '../../../test/fuzz/any-card.ts';
import { checkView } from '../../../test/support/slack/limits-check.ts';
import { memoryCarriedStates } from '../../../test/support/slack/memory-carried-states.ts';
import { slackMessages } from '../messages.ts';
import { drawForm, drawModalCard, drawWaiting } from './modal.ts';
import { fieldErrors, readOrigin, readSubmission, type SubmittedView } from './submission.ts';

const { fr: t } = houseTranslators(slackMessages);
const origin = { channel: 'C1', thread: '1.2', responseUrl: 'https://hooks.slack.com/commands/T1/2/3' };

const field = (kind: FormField['kind'], more: Partial<FormField> = {}): FormField => ({
  name: kind,
  label: kind,
  kind,
  required: true,
  ...more,
});
const form = (...fields: FormField[]): Form => ({
  command: 'schedule',
  title: 'Planifier une réunion',
  submitLabel: 'Valider',
  fields,
});

async function opened(one: Form, carried = memoryCarriedStates()) {
  const view = await drawForm(one, { t, carried, origin });
  checkView(view);
  return { view, carried, blocks: view.blocks as unknown as Json[] };
}

/** What Slack sends when the modal is submitted as it opened, but for what the person changed. */
function submitted(
  view: { blocks: unknown; private_metadata?: string },
  changes: Record<string, Json> = {},
): SubmittedView {
  const blocks = view.blocks as (Json & { type: string; block_id: string; element: Json })[];
  const inputs = blocks.filter(({ type }) => type === 'input');
  const values = Object.fromEntries(
    inputs.map(({ block_id: id, element }) => [
      id,
      {
        [element.action_id as string]: {
          type: element.type,
          value: element.initial_value ?? null,
          selected_date: element.initial_date ?? null,
          selected_time: element.initial_time ?? null,
          selected_option: element.initial_option ?? null,
          ...changes[id],
        },
      },
    ]),
  );
  return { blocks, private_metadata: view.private_metadata, state: { values } } as SubmittedView;
}

describe('a form as a modal', () => {
  it('has an input for each kind of field, filled with what is known', async () => {
    const { blocks } = await opened(
      form(
        field('dateTime', { value: '2026-09-22T14:00' }),
        field('date', { value: '2026-09-30' }),
        field('duration', { value: '1h30', hint: 'Par exemple 2h.' }),
        field('text', { value: 'COPIL\nn°2' }),
        field('longText', { value: 'ligne\nautre', required: false }),
        field('integer', { value: '12' }),
        field('url', { value: 'https://exemple.fr/visio' }),
        field('select', {
          value: 'b',
          options: [
            { value: 'a', label: 'A' },
            { value: 'b', label: 'B' },
          ],
        }),
      ),
    );
    const initial = blocks.map(({ block_id, element }) => [
      block_id,
      Object.entries(element as Json).find(([key]) => key.startsWith('initial'))?.[1],
    ]);
    expect(initial).toEqual([
      ['dateTime', '2026-09-22'],
      ['dateTime~time', '14:00'],
      ['date', '2026-09-30'],
      ['duration', '1h30'],
      ['text', 'COPIL n°2'],
      ['longText', 'ligne\nautre'],
      ['integer', '12'],
      ['url', 'https://exemple.fr/visio'],
      ['select', { text: { type: 'plain_text', text: 'B', emoji: true }, value: 'b' }],
    ]);
    expect(blocks.map(({ optional }) => optional)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
      false,
      false,
      false,
    ]);
  });

  it('comes back with every value, also those nobody saw, and from where it was opened', async () => {
    const { view, carried } = await opened(
      form(
        field('dateTime', { value: '2026-09-22T14:00' }),
        field('text', { value: 'COPIL' }),
        field('select', { options: [{ value: 'a', label: 'A' }], required: false }),
        field('hidden', { name: 'seen', value: 'v3' }),
      ),
    );
    const answer = submitted(view, { text: { value: 'COPIL n°2' } });
    expect(await readSubmission(answer, carried)).toEqual({
      command: 'schedule',
      values: { seen: 'v3', dateTime: '2026-09-22T14:00', text: 'COPIL n°2', select: '' },
      origin,
    });
  });

  it('says what is wrong under its field, with the words that were not understood', async () => {
    const { blocks } = await opened(
      form(
        field('dateTime', { value: '32/09', error: 'Je n’ai pas compris la date “32/09”.' }),
        field('date', { value: 'mardi prochain', error: 'Cette date ne convient pas.' }),
        field('text', { value: '<!channel>', error: 'Pas de <!channel>.' }),
      ),
    );
    expect(blocks.map(({ block_id, elements }) => block_id ?? (elements as Json[])[0]?.text)).toEqual([
      'dateTime',
      'dateTime~time',
      '⚠️ Je n’ai pas compris la date “32/09”.',
      'date',
      '⚠️ Cette date ne convient pas. Vous aviez écrit «\u00A0mardi prochain\u00A0».',
      'text',
      '⚠️ Pas de &lt;!channel&gt;.',
    ]);
  });

  it('keeps a day without an hour as it is, so that the bot can ask for the hour', async () => {
    const { view, carried } = await opened(form(field('dateTime', { required: false })));
    const day = submitted(view, { dateTime: { selected_date: '2026-09-22' } });
    expect((await readSubmission(day, carried))?.values).toEqual({ dateTime: '2026-09-22' });
    const hour = submitted(view, { 'dateTime~time': { selected_time: '14:00' } });
    expect((await readSubmission(hour, carried))?.values).toEqual({ dateTime: '14:00' });
    expect((await readSubmission(submitted(view), carried))?.values).toEqual({ dateTime: '' });
  });

  it('offers a menu of more than a hundred entries in groups', async () => {
    const options = Array.from({ length: 250 }, (_, index) => ({
      value: `v${index}`,
      label: `Site ${index}`,
    }));
    const { view, carried, blocks } = await opened(form(field('select', { options, value: 'v249' })));
    const groups = first(blocks).element.option_groups as { label: Json; options: Json[] }[];
    expect(groups.map(({ label, options: { length } }) => [label.text, length])).toEqual([
      ['Site 0 – Site 99', 100],
      ['Site 100 – Site 199', 100],
      ['Site 200 – Site 249', 50],
    ]);
    expect((await readSubmission(submitted(view), carried))?.values).toEqual({ select: 'v249' });
  });

  it('keeps what is chosen in a menu that is too long for Slack', async () => {
    const options = Array.from({ length: 5000 }, (_, index) => ({
      value: `v${index}`,
      label: 'é'.repeat(75),
    }));
    const { view, carried } = await opened(form(field('select', { options, value: 'v4999' })));
    expect((await readSubmission(submitted(view), carried))?.values).toEqual({ select: 'v4999' });
  });

  it('gives back the value of an entry, however long', async () => {
    const options = ['court', 'x'.repeat(400), ''].map((value) => ({ value, label: 'mot '.repeat(50) }));
    const { view, carried } = await opened(form(field('select', { options, value: 'x'.repeat(400) })));
    expect((await readSubmission(submitted(view), carried))?.values).toEqual({ select: 'x'.repeat(400) });
  });

  it('keeps apart what is too long to travel with the modal', async () => {
    const { view, carried } = await opened(form(field('hidden', { value: 'mot '.repeat(2000) })));
    expect(carried.count()).toBe(1);
    const answer = submitted(view);
    expect((await readSubmission(answer, carried))?.values).toEqual({ hidden: 'mot '.repeat(2000) });
    carried.forget();
    expect(await readSubmission(answer, carried)).toBeNull();
  });

  it('tells a long title whole above the fields', async () => {
    const { view, blocks } = await opened({
      ...form(field('text')),
      title: 'Planifier une réunion du comité',
    });
    expect(view.title.text).toBe('Planifier une réunion d…');
    expect(first(blocks).text.text).toBe('Planifier une réunion du comité');
  });

  it('passes Slack’s rules and gives its values back, whatever its fields', async () => {
    await fc.assert(
      fc.asyncProperty(anyForm, async (one) => {
        const { view, carried } = await opened(one);
        const read = await readSubmission(submitted(view), carried);
        expect(read?.command).toBe(one.command);
        for (const { name, kind, value = '' } of one.fields)
          if (kind === 'hidden' && value !== '') expect(read?.values[name]).toBe(value);
      }),
    );
  });
});

describe('what is wrong with a submitted form', () => {
  it('stands on its fields; of a date without an hour, on the hour', async () => {
    const shown = form(field('dateTime', { required: false }), field('text'));
    const { view } = await opened(shown);
    const answer = submitted(view, { dateTime: { selected_date: '2026-09-22' } });
    const wrong = form(
      field('dateTime', { value: '2026-09-22', error: 'Il manque l’heure.' }),
      field('text', { error: 'Trop long.' }),
    );
    expect(fieldErrors(wrong, answer)).toEqual({ 'dateTime~time': 'Il manque l’heure.', text: 'Trop long.' });
  });

  it('asks for another modal when it concerns a field that is not shown, or none', async () => {
    const { view } = await opened(form(field('text')));
    expect(
      fieldErrors(form(field('text', { error: 'a' }), field('url', { error: 'b' })), submitted(view)),
    ).toBeNull();
    expect(fieldErrors(form(field('text')), submitted(view))).toBeNull();
  });
});

describe('a modal', () => {
  it('shows any card, its buttons included, and remembers where it was opened', async () => {
    const carried = memoryCarriedStates();
    await fc.assert(
      fc.asyncProperty(anyCard, anyText, async (card, title) => {
        const context = { t, carried, origin, valueOf: () => 'x', mention: () => undefined };
        const view = await drawModalCard(card, context, title);
        checkView(view);
        expect(await readOrigin(submitted(view), carried)).toEqual(origin);
      }),
    );
  });

  it('keeps its place while its content is prepared', () => {
    const view = drawWaiting(t);
    checkView(view);
    expect(view.title.text).toBe('Un instant…');
  });

  it('that is not a form of ours is not read', async () => {
    const carried = memoryCarriedStates();
    for (const private_metadata of [undefined, '', '[]', '{"command":3}', '{"ref":"x"}', '{"origin":{}}'])
      expect(await readSubmission({ private_metadata, blocks: [] }, carried)).toBeNull();
  });
});

type Json = Record<string, unknown>;

const first = (blocks: Json[]) => blocks[0] as { element: Json; text: Json };

const kinds = [
  'text',
  'longText',
  'dateTime',
  'date',
  'duration',
  'select',
  'integer',
  'url',
  'hidden',
] as const;
const anyValue = fc.oneof(
  anyText,
  fc.constantFrom(
    '2026-09-22T14:00',
    '2026-09-22',
    '2026-02-31',
    '2026-09-22T25:00',
    '12',
    'https://a.fr',
    '',
    ' ',
    '\uD83D',
  ),
  fc.constant('mot '.repeat(2000)),
);
const anyField = fc.record(
  {
    label: fc.oneof(anyText, fc.constant('mot '.repeat(900))),
    kind: fc.constantFrom(...kinds),
    required: fc.boolean(),
    value: anyValue,
    hint: anyValue,
    error: anyValue,
    options: fc.array(fc.record({ value: anyValue, label: anyValue }), { maxLength: 250, size: 'max' }),
  },
  { requiredKeys: ['label', 'kind', 'required'] },
);
const anyForm: fc.Arbitrary<Form> = fc
  .record({
    title: anyText,
    submitLabel: anyText,
    intro: anyValue,
    fields: fc.array(anyField, { maxLength: 12 }),
  })
  .map((one) => ({
    ...one,
    command: 'schedule',
    fields: one.fields.map((each, index) => ({ ...each, name: `field${index}` })),
  }));
