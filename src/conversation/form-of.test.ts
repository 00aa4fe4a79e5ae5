import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyLine } from '../../test/fuzz/any-line.ts';
import { sampleContext, sampleRegistry, sampleResolvers, sampleTurn } from '../../test/fuzz/sample-bot.ts';
import { type Form, introBesideFields } from './form.ts';
import { formOf } from './form-of.ts';
import { parseText, parseValues } from './parse.ts';

const open = async (typed: string): Promise<Form> => {
  const parsed = await parseText(typed, sampleRegistry, sampleContext);
  if (!('known' in parsed)) throw new Error(parsed.kind);
  const problems = parsed.kind === 'invalid' ? parsed.problems : [];
  return formOf(parsed.known, { texts: parsed.texts, problems }, sampleTurn(), sampleResolvers);
};
const field = (form: Form, name: string) => form.fields.find((one) => one.name === name);

describe('a form drawn from a command', () => {
  it('says what is wrong with a field once, beside it, to who sees it there', async () => {
    const form = await open('décision "Valider" type:nimporte');
    const error = field(form, 'type')?.error ?? '';
    expect(error).toContain('nimporte');
    expect(introBesideFields({ ...form, intro: `${error}\nIl manque le point.` })).toBe(
      'Il manque le point.',
    );
    expect(introBesideFields({ ...form, intro: error })).toBeUndefined();
    expect(introBesideFields(form)).toBeUndefined();
  });

  it('has a field for each argument, in the person’s language', async () => {
    const form = await open('décision "Valider" type:pilotage');
    expect(form).toMatchObject({ command: 'decision', title: 'Décision', submitLabel: 'Valider' });
    expect(form.fields).toEqual([
      {
        name: 'text',
        label: 'Décision',
        kind: 'longText',
        required: true,
        value: 'Valider',
        max: 4000,
        hint: 'Une phrase complète.',
      },
      {
        name: 'type',
        label: 'Type',
        kind: 'select',
        required: false,
        value: 'steering',
        options: [
          { value: 'functional', label: 'Fonctionnelle' },
          { value: 'steering', label: 'De pilotage' },
          { value: 'go', label: 'Feu vert' },
        ],
      },
      { name: 'point', label: 'Point', kind: 'integer', required: false, value: undefined },
    ]);
  });

  it('puts the error beside the field, with what was typed', async () => {
    const form = await open('planifier 32/09 14h 2h "COPIL n°2"');
    expect(field(form, 'when')).toMatchObject({
      value: '32/09 14h',
      error: 'Je n’ai pas compris la date “32/09”. Ce jour n’existe pas.',
    });
    expect(field(form, 'duration')).toMatchObject({ value: '2h' });
    expect(field(form, 'duration')).not.toHaveProperty('error');
  });

  it('keeps the beginning of a text that is longer than the act takes, and says so', async () => {
    const known = sampleRegistry.named('decision');
    if (!known) throw new Error('decision');
    const form = await formOf(known, { texts: { text: 'é'.repeat(4_001) } }, sampleTurn(), sampleResolvers);
    expect(field(form, 'text')?.value).toBe(`${'é'.repeat(3_999)}…`);
    expect(field(form, 'text')?.error).toContain('coupé à 4');
  });

  it('offers the people to choose from, and no choice that does not exist', async () => {
    const form = await open('action @Zoé "Poser" pour:demain');
    expect(field(form, 'owner')).toMatchObject({ kind: 'select', error: expect.stringContaining('“@Zoé”') });
    expect(field(form, 'owner')?.value).toBeUndefined();
    expect(field(form, 'owner')?.options?.map(({ value }) => value)).toContain('Claire Le Goff');
  });

  it('keeps a chosen thing that is not among the first candidates', async () => {
    const known = sampleRegistry.named('answer');
    if (!known) throw new Error('answer');
    const form = await formOf(
      known,
      { texts: { meeting: 'COPIL-2', substitute: 'Odile' } },
      sampleTurn(),
      sampleResolvers,
    );
    expect(field(form, 'substitute')?.options?.[0]).toEqual({ value: 'Odile', label: 'Odile' });
    expect(field(form, 'meeting')).toMatchObject({ kind: 'hidden', value: 'COPIL-2' });
  });

  it('submitted untouched, means what was typed', async () => {
    await fc.assert(
      fc.asyncProperty(anyLine, async ({ line }) => {
        const typed = await parseText(line, sampleRegistry, sampleContext);
        if (typed.kind !== 'run') throw new Error(`${typed.kind}: ${line}`);
        const form = await open(line);
        const values = Object.fromEntries(form.fields.map(({ name, value }) => [name, value ?? '']));
        const submitted = await parseValues(form.command, values, sampleRegistry, sampleContext);
        expect(submitted).toMatchObject({ kind: 'run', texts: typed.texts });
      }),
      { numRuns: 60 },
    );
  });
});
