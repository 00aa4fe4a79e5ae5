import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../../test/support/direct-bot.ts';
import { renderText } from '../../conversation/render-text.ts';

describe('a committee, typed as people say it', () => {
  let house: DirectBot;
  beforeAll(async () => {
    house = await openDirectBot('2026-09-22T12:30:00Z');
  });
  afterAll(() => house.close());
  const told = async (text: string) => {
    const account = { platform: 'local' as const, workspace: 'agla', externalId: 'claire' };
    const place = { kind: 'direct' as const };
    const reply = await house.bot.say({ eventId: randomUUID(), account, place, text });
    return plain(reply.card ? renderText(reply.card, 'fr') : '');
  };

  it('is created from one word of its nature, with or without accents', async () => {
    await told('comité créer executif "Codir élargi"');
    await told('comité créer direction "Direction des soins"');
    for (const label of ['Codir élargi', 'Direction des soins'])
      expect(await house.db.committee.findFirst({ where: { label } })).toMatchObject({ kind: 'executive' });
  });

  it('is asked about when the word may mean two, with the two as one types them', async () => {
    expect(await told('comité créer groupe "Qualité"')).toContain(
      'Choisissez "groupe projet" ou "groupe de travail"',
    );
  });

  it('is said not to exist, with the way out, when its code is unknown', async () => {
    const reply = await told('comité membre QUALITE @sophie présidence');
    expect(reply).toContain('Il n’y a pas de comité « QUALITE ».');
    expect(reply).toContain('/copil comité créer');
    expect(reply).not.toContain('Je n’ai pas su où mettre');
  });
});
