import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { renderText } from '../conversation/render-text.ts';

let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot('2026-09-01T08:00:00Z');
});
afterAll(() => house.close());

describe('who may not answer an invitation', () => {
  it('hears that those concerned do it for themselves, never that nobody can', async () => {
    const account = { platform: 'local' as const, workspace: 'agla', externalId: 's01-005' };
    const place = { kind: 'direct' as const };
    const { outcome, card } = await house.bot.say({
      eventId: 'one',
      account,
      place,
      text: 'répondre COPIL-2 présent',
    });
    expect(outcome).toBe('refused');
    const said = plain(card ? renderText(card, 'fr') : '');
    expect(said).toBe('Vous n’êtes pas parmi les personnes concernées : chacune le fait pour elle-même.');
  });
});
