import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { readAssociation } from '../../test/support/read-association.ts';
import { renderText } from '../conversation/render-text.ts';

let direct: DirectBot;
let events = 0;
beforeAll(async () => {
  const file = readAssociation('small');
  for (const person of file.people) person.administrator = person.handle === 'nora';
  const { members: _, leads: __, channel: ___, ...draft } = file.committees[0];
  const sites = {
    members: [
      { person: 'lea', roles: ['PRES'] },
      { person: 'paul', roles: ['LF', 'MEM'] },
    ],
  };
  file.committees.push(
    // A hospital whose drug circuit is computerised.
    {
      ...draft,
      ...sites,
      code: 'HOPITAL',
      label: 'COPIL hôpital',
      state: 'draft',
      template: 'hospital',
      computerises: ['medicationCircuit'],
    },
    { ...draft, ...sites, code: 'SANS', label: 'COPIL sans direction', state: 'draft' },
    {
      ...draft,
      code: 'SUIVI',
      kind: 'cosuiv',
      label: 'COSUIV',
      members: [{ person: 'paul', roles: ['LF', 'MEM'] }],
    },
    {
      ...draft,
      code: 'GT',
      kind: 'workingGroup',
      label: 'Groupe Écrits',
      members: [
        { person: 'remi', roles: ['GT'], function: 'Animation' },
        { person: 'lea', roles: ['GT'] },
      ],
    },
  );
  file.people.find((one: { handle: string }) => one.handle === 'remi').locale = 'fr';
  direct = await openDirectBot('2026-03-02T08:00:00Z', { files: [file] });
});
afterAll(() => direct.close());

async function say(handle: string, text: string) {
  const account = { platform: 'local' as const, workspace: 'amandiers', externalId: handle };
  const place = { kind: 'direct' } as const;
  const reply = await direct.bot.say({ account, text, place, eventId: `prepared-${events++}` });
  const shown = reply.card ? renderText(reply.card, 'fr').replace(/[\u00A0\u202F]/g, ' ') : '';
  return { ...reply, text: shown };
}
const stateOf = async (code: string) =>
  (await direct.db.committee.findFirstOrThrow({ where: { code } })).state;

describe('a committee that is prepared', () => {
  it('of a hospital lacks the head of the pharmacy only where the drug circuit is computerised (S2-08)', async () => {
    const asked = (await say('paul', 'comité vérifier HOPITAL')).text;
    expect(asked).toContain('Fonction non représentée : pharmacie (circuit du médicament).');
    expect(asked).toContain('Fonction non représentée : présidence de la CME.');
    await say('paul', 'comité membre HOPITAL @remi fonction:"Président de la CME"');
    expect((await say('paul', 'comité vérifier HOPITAL')).text).not.toContain('CME');
    await direct.db.committee.updateMany({ where: { code: 'HOPITAL' }, data: { computerises: [] } });
    expect((await say('paul', 'comité vérifier HOPITAL')).text).not.toContain('pharmacie');
  });

  it('is not activated without a sponsor from management (S0-07)', async () => {
    await say('paul', 'comité membre SANS @lea portage:non');
    const refused = await say('lea', 'comité activer SANS');
    expect(refused.text).toContain('Il manque une personne de la direction qui porte le projet.');
    expect(refused.form?.fields.find(({ name }) => name === 'sponsor')?.value).toBe('yes');
    expect(await stateOf('SANS')).toBe('draft');
  });

  it('drops somebody without a word to them', async () => {
    await say('paul', 'comité départ SANS @lea');
    expect(await direct.db.messageDelivery.count({ where: { message: 'committee.left' } })).toBe(0);
    expect(await direct.db.membership.count({ where: { committee: { code: 'SANS' } } })).toBe(1);
  });

  it('is activated by an administrator where nobody presides yet: the lead’s request goes there', async () => {
    await say('paul', 'comité membre SANS @remi portage:oui');
    await direct.db.membership.updateMany({
      where: { committee: { code: 'SANS' }, person: { handle: 'remi' } },
      data: { roles: ['PRES'], from: new Date('2026-04-01') },
    });
    expect((await say('paul', 'comité soumettre SANS')).outcome).toBe('proposed');
    const asked = await direct.db.messageDelivery.findMany({ where: { rule: 'PROPOSAL' } });
    const nora = await direct.db.person.findFirstOrThrow({ where: { handle: 'nora' } });
    expect(asked.map(({ recipientId }) => recipientId)).toEqual([nora.id]);
  });
});

describe('a committee without a chair that is no COPIL', () => {
  it('is led by its leads: rules, pause and all', async () => {
    expect((await say('paul', 'comité rythme SUIVI 28')).outcome).toBe('done');
    expect((await say('paul', 'comité suspendre SUIVI confirmé:oui')).outcome).toBe('done');
    expect((await say('paul', 'comité suspendre SUIVI')).outcome).toBe('invalid');
    expect((await say('paul', 'comité reprendre SUIVI confirmé:oui')).outcome).toBe('done');
    expect((await say('paul', 'comité rythme COPIL 28')).outcome).toBe('proposed');
  });

  it('where nobody leads, by who runs the group: they invite all of it, and nobody else does', async () => {
    const planned = await say('remi', 'planifier 31/03/2026 14:00 1h comité:GT');
    expect(planned.outcome).toBe('done');
    const invited = await direct.db.invitation.findMany({
      where: { meeting: { committee: { code: 'GT' } } },
      include: { person: true },
    });
    expect(invited.map(({ person }) => person.handle).toSorted()).toEqual(['lea', 'remi']);
    const other = await say('paul', 'planifier 01/04/2026 14:00 1h comité:GT');
    expect(other.outcome).toBe('refused');
    expect(other.text).toContain('Rémi Blanc');
  });

  it('gives them no say over anybody’s place in the project', async () => {
    expect((await say('remi', 'personne départ @paul')).outcome).not.toBe('preview');
  });
});

describe('a committee that has done its work', () => {
  const close = (code: string) => say(code === 'GT' ? 'remi' : 'paul', `comité clore ${code}`);

  it('stays while a deployment is open, and while a meeting is to come', async () => {
    expect((await close('SUIVI')).text).toContain('Foyer de vie Les Amandiers, démarrage le 19 mai 2026');
    expect((await close('GT')).text).toContain('Une réunion est encore prévue');
    await direct.db.deployment.updateMany({ data: { goLive: new Date('2025-12-03') } });
    expect((await close('SUIVI')).text).toContain('1 déploiement est encore ouvert');
  });

  it('asks about a site without a date, which nobody could date otherwise', async () => {
    await direct.db.deployment.updateMany({ data: { goLive: null } });
    const asked = await close('SUIVI');
    expect(asked.outcome).toBe('preview');
    expect(asked.text).toContain('Un site n’a pas de date de démarrage : Foyer de vie Les Amandiers.');
    expect(asked.text).toContain('vous confirmez que son déploiement n’est plus prévu');
    expect(await stateOf('SUIVI')).toBe('active');
  });

  it('is closed 90 days after the last go-live, once confirmed', async () => {
    await direct.db.deployment.updateMany({ data: { goLive: new Date('2025-12-02') } });
    const preview = await close('SUIVI');
    expect(preview.outcome).toBe('preview');
    expect(await stateOf('SUIVI')).toBe('active');
    expect((await say('paul', 'comité clore SUIVI confirmé:oui')).outcome).toBe('done');
    expect(await stateOf('SUIVI')).toBe('closed');
  });
});
