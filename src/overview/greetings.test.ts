import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { renderText } from '../conversation/render-text.ts';

let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot('2026-09-01T08:00:00Z');
});
afterAll(() => house.close());

const say = (text: string) =>
  house.bot.say({
    eventId: text,
    account: { platform: 'local', workspace: 'agla', externalId: 'yann' },
    place: { kind: 'direct' },
    text,
  });

describe('who greets or thanks copil', () => {
  it.each([
    ['bonjour', 'Bonjour ! Je tiens les réunions'],
    ['Bonjour à tous !', 'Bonjour ! Je tiens les réunions'],
    ['@copil salut', 'Bonjour ! Je tiens les réunions'],
    ['Hello!', 'Bonjour ! Je tiens les réunions'],
    ['merci', 'Avec plaisir.'],
    ['Merci, c’est parfait', 'Avec plaisir.'],
  ])('« %s » is answered kindly, with three ways to go on at most', async (text, answer) => {
    const reply = await say(text);
    expect(reply.outcome).toBe('done');
    expect(plain(reply.card ? renderText(reply.card, 'fr') : '')).toContain(answer);
    const commands = reply.card?.actions?.map((button) => 'command' in button && button.command);
    expect(commands).toEqual(['home', 'meetings', 'help']);
  });

  it('finds no greeting among the commands of the help', async () => {
    const help = await say('aide');
    expect(JSON.stringify(help.card)).not.toContain('bonjour');
  });
});
