import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Card } from '../../../src/conversation/card.ts';
import { renderText } from '../../../src/conversation/render-text.ts';
import type { Reply } from '../../../src/conversation/reply.ts';
import { readButtons } from '../../../test/support/slack/read-blocks.ts';
import { type Acting, openActing } from './fixtures/acting.ts';
import { alone, asksForForm, form, here, text, title } from './fixtures/replies.ts';

let acting: Acting;
beforeAll(async () => {
  acting = await openActing();
});
afterEach(() => {
  acting.slack.faults.clear();
  acting.resumed = false;
});
afterAll(() => acting.close());

describe('a form', () => {
  it('opens as a modal, and what comes of it is told where it was opened', async () => {
    const before = (await acting.reads('claire', 'copil-dui')).length;
    const viewId = await acting.openForm();
    expect(acting.top('claire')).toMatchObject({ intro: 'Il manque le titre.', fields: [{ name: 'title' }] });
    expect(await acting.reads('claire', 'copil-dui')).toHaveLength(before);
    acting.answer(here('COPIL-2 est planifiée.'));
    const { body } = await acting.submit(viewId);
    expect(body).toEqual({ response_action: 'clear' });
    expect(acting.asked).toMatchObject([
      {
        verb: 'submit',
        command: 'schedule',
        values: { title: 'COPIL n°2', meeting: 'COPIL-2' },
        place: { kind: 'channel', externalId: acting.channelId('copil-dui') },
      },
    ]);
    expect(acting.words(await acting.last('karim', 'copil-dui'))).toBe('COPIL-2 est planifiée.');
  });

  it('tells its outcome by the response address where copil is no member, while that is fresh', async () => {
    const fresh = await acting.openForm('cafe');
    acting.answer(here('Dit ici.'));
    await acting.submit(fresh);
    expect((await acting.last('karim', 'cafe')).text).toBe('Dit ici.');
    const old = await acting.openForm('cafe');
    acting.later({ minutes: 31 });
    acting.answer(alone('Dit en direct.'));
    await acting.submit(old);
    expect((await acting.last('claire', 'dm')).text).toContain('Dit en direct.');
  });

  it('keeps its place with a waiting modal while the bot takes its time', async () => {
    const { promise, resolve } = Promise.withResolvers<Reply>();
    acting.answer(() => promise);
    await acting.people.command('claire', 'copil-dui', 'planifier');
    await vi.waitFor(() => expect(acting.top('claire').title).toBe('Un instant…'), { timeout: 5_000 });
    const { id } = acting.top('claire');
    resolve(asksForForm);
    await acting.settled();
    expect(acting.top('claire')).toMatchObject({
      id,
      title: 'Planifier une réunion',
      fields: [{ name: 'title' }],
    });
  });

  it('when none comes after all, gives its place to the card, and everybody reads what is for everybody', async () => {
    for (const [reply, inChannel] of [
      [alone('Votre liste.'), false],
      [here('COPIL-4 est planifiée.'), true],
    ] as const) {
      const { promise, resolve } = Promise.withResolvers<Reply>();
      acting.answer(() => promise);
      await acting.people.command('claire', 'copil-dui', 'x');
      await vi.waitFor(() => expect(acting.top('claire').title).toBe('Un instant…'), { timeout: 5_000 });
      resolve(reply);
      const said = (await acting.last('karim', 'copil-dui')).text;
      expect(acting.top('claire').words).toBe(renderText(reply.card as Card, 'fr'));
      expect(said === 'COPIL-4 est planifiée.').toBe(inChannel);
    }
  });

  it('is offered by a button when its trigger is over, and opens with what was understood', async () => {
    acting.slack.faults.fail('views.open', { how: { error: 'expired_trigger_id' } });
    acting.answer({
      ...asksForForm,
      form: { ...form, fields: [{ ...title, value: 'COPIL n°2' }] },
    });
    await acting.people.command('claire', 'copil-dui', 'planifier');
    const offered = await acting.last('claire', 'copil-dui');
    expect(offered.onlyFor).toBe(acting.userId('claire'));
    expect(acting.words(offered)).toBe('Il manque le titre.');
    expect(readButtons(offered.blocks)[0]).toMatchObject({ id: 'open-form', label: 'Ouvrir le formulaire' });
    acting.answer(asksForForm);
    await acting.press('claire', offered, 'open-form');
    expect(acting.asked).toMatchObject([
      { verb: 'press', command: 'schedule', arguments: { title: 'COPIL n°2' }, asForm: true },
    ]);
    expect(acting.top('claire').title).toBe('Planifier une réunion');
  });

  it('is offered by a button to who mentions copil or writes to it: events bring no trigger', async () => {
    acting.answer(asksForForm);
    await acting.people.mention('claire', 'copil-dui', 'planifier');
    expect(readButtons((await acting.last('claire', 'copil-dui')).blocks)).toMatchObject([
      { id: 'open-form' },
    ]);
    await acting.people.direct('claire', 'planifier');
    expect(readButtons((await acting.last('claire', 'dm')).blocks)).toMatchObject([{ id: 'open-form' }]);
  });

  it('is offered by a button when another process takes the event over: its trigger is over', async () => {
    const { length } = acting.slack.views.shown;
    acting.resumed = true;
    acting.answer({ ...asksForForm, card: text('Repris.') });
    await acting.people.command('claire', 'copil-dui', 'planifier');
    const offered = await acting.last('claire', 'copil-dui');
    expect(offered.text).toContain('Repris.');
    expect(readButtons(offered.blocks)).toMatchObject([{ id: 'open-form' }]);
    expect(acting.slack.views.shown).toHaveLength(length);
  });

  it('says above its fields what was left out of the sentence', async () => {
    const notes: Reply = {
      ...asksForForm,
      card: { blocks: [{ kind: 'notice', tone: 'neutral', text: 'Un guillemet n’était pas fermé.' }] },
    };
    acting.answer(notes);
    await acting.people.command('claire', 'copil-dui', 'planifier "x');
    await acting.settled();
    expect(acting.top('claire').intro).toBe('Un guillemet n’était pas fermé.\nIl manque le titre.');
  });

  it('shows what is wrong on its fields, stays open, and may then be sent again as it is', async () => {
    const viewId = await acting.openForm();
    const before = (await acting.reads('claire', 'copil-dui')).length;
    const wrong = { ...form, fields: [{ ...title, error: 'Ce titre est pris.' }] };
    acting.answer({ ...alone('Ce titre est pris.'), form: wrong, outcome: 'invalid' });
    expect((await acting.submit(viewId)).body).toEqual({
      response_action: 'errors',
      errors: { title: 'Ce titre est pris.' },
    });
    expect(await acting.reads('claire', 'copil-dui')).toHaveLength(before);
    acting.answer(alone('C’est bon.'));
    expect((await acting.submit(viewId)).body).toEqual({ response_action: 'clear' });
  });

  it('gives its place to what has to be confirmed, so that nobody takes it for done', async () => {
    const viewId = await acting.openForm();
    const before = (await acting.reads('claire', 'copil-dui')).length;
    acting.answer(alone('Le 20 décembre est un dimanche.', { outcome: 'preview' }));
    expect((await acting.submit(viewId)).body).toMatchObject({ response_action: 'update' });
    expect(await acting.reads('claire', 'copil-dui')).toHaveLength(before);
  });

  it('is drawn again when what is wrong belongs to no field', async () => {
    const viewId = await acting.openForm();
    acting.answer({ ...alone('x'), form: { ...form, intro: 'Le calendrier est gelé.' }, outcome: 'invalid' });
    expect((await acting.submit(viewId)).body).toMatchObject({ response_action: 'update' });
    expect(acting.top('claire')).toMatchObject({ id: viewId, intro: 'Le calendrier est gelé.' });
  });

  it('may lead to the form of another command, three modals deep, then in place', async () => {
    const next = (command: string): Reply => ({ ...asksForForm, form: { ...form, command } });
    let viewId = await acting.openForm();
    const actions: string[] = [];
    for (const command of ['second', 'third', 'fourth']) {
      acting.answer(next(command));
      actions.push((await acting.submit(viewId)).body.response_action);
      viewId = acting.top('claire').id;
    }
    expect(actions).toEqual(['push', 'push', 'update']);
    acting.answer(alone('Fini.'));
    await acting.submit(viewId);
    expect(acting.asked).toMatchObject([{ command: 'fourth' }]);
    expect(acting.slack.views.top(acting.userId('claire'))).toBeUndefined();
  });

  it('tells who sends it to wait, then shows what came of it there, and to everybody what is for everybody', async () => {
    const viewId = await acting.openForm();
    const { promise, resolve } = Promise.withResolvers<Reply>();
    acting.answer(() => promise);
    const { body } = await acting.people.submit('claire', viewId, { title: 'COPIL n°2' });
    expect(body).toMatchObject({ response_action: 'update', view: { title: { text: 'Un instant…' } } });
    resolve(here('COPIL-5 est planifiée.'));
    expect((await acting.last('karim', 'copil-dui')).text).toBe('COPIL-5 est planifiée.');
    expect(acting.top('claire').words).toBe('COPIL-5 est planifiée.');
  });

  it('sent twice at once is handled once', async () => {
    const viewId = await acting.openForm();
    const before = (await acting.reads('claire', 'copil-dui')).length;
    const { promise, resolve } = Promise.withResolvers<Reply>();
    acting.answer(() => promise);
    const both = [1, 2].map(() => acting.people.submit('claire', viewId, { title: 'COPIL n°2' }));
    resolve(here('Une seule fois.'));
    expect((await Promise.all(both)).map(({ body }) => body)).toEqual(
      Array(2).fill({ response_action: 'clear' }),
    );
    await acting.settled();
    expect(acting.asked).toHaveLength(1);
    expect(await acting.reads('claire', 'copil-dui')).toHaveLength(before + 1);
  });

  it('is not lost when something breaks: it stays open with a sentence at its first field', async () => {
    const viewId = await acting.openForm();
    acting.answer(alone('Une erreur s’est produite. Référence AB2CD3.', { outcome: 'failed' }));
    expect((await acting.submit(viewId)).body).toMatchObject({
      response_action: 'errors',
      errors: { title: expect.stringContaining('AB2CD3') },
    });
    acting.answer(() => {
      throw new Error('the bot of this test broke');
    });
    expect((await acting.submit(viewId)).body).toMatchObject({
      response_action: 'errors',
      errors: { title: expect.stringContaining('une erreur s’est produite') },
    });
  });

  it('handled by another process tells its outcome in the conversation', async () => {
    const viewId = await acting.openForm();
    acting.resumed = true;
    acting.answer(here('Repris.'));
    await acting.submit(viewId);
    expect((await acting.last('karim', 'copil-dui')).text).toBe('Repris.');
    const wrong = { ...form, fields: [{ ...title, error: 'Ce titre est pris.' }] };
    acting.resumed = false;
    const other = await acting.openForm();
    acting.resumed = true;
    acting.answer({ ...alone('Ce titre est pris.'), form: wrong, outcome: 'invalid' });
    await acting.people.submit('claire', other, { title: 'autre' });
    const offered = await acting.last('claire', 'copil-dui');
    expect(offered.text).toContain('Ce titre est pris.');
    expect(readButtons(offered.blocks)).toMatchObject([{ id: 'open-form' }]);
  });

  it('whose memory is gone says so', async () => {
    acting.answer({
      ...asksForForm,
      form: {
        ...form,
        fields: [...form.fields, { ...form.fields[1], name: 'more', value: 'x'.repeat(4000) } as never],
      },
    });
    await acting.people.command('claire', 'copil-dui', 'planifier');
    await acting.settled();
    acting.carried.forget();
    acting.answer(alone('non'));
    await acting.submit(acting.top('claire').id);
    expect(acting.asked).toEqual([]);
    expect(acting.top('claire').words).toContain('Rien n’a été fait');
  });
});
