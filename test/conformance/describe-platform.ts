/** What every chat platform owes to delivery/, whatever it can do; run against each adapter. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../src/conversation/card.ts';
import type { Address, ChatPlatform, OutgoingMessage, SendResult } from '../../src/conversation/platform.ts';
import { anyCard } from '../fuzz/any-card.ts';

/** A message as its reader finds it. */
export interface Received {
  text: string;
  /** Labels of the buttons. */
  buttons: string[];
  /** Names of the files. */
  files: string[];
  threadId?: string;
}

/** A platform that is really there, with somebody to write to. */
export interface PlatformUnderTest {
  platform: ChatPlatform;
  person: Address;
  /** Somebody else. */
  other: Address;
  /** Nobody has this address. */
  unknownPerson: Address;
  /** Where `capabilities.channels`. */
  channel?: Address;
  unknownChannel: Address;
  /** What a reader finds there, the oldest first. */
  read(to: Address): Promise<Received[]>;
  close(): Promise<void>;
}

let count = 0;

function message(key: string, card: Card, more: Partial<OutgoingMessage> = {}): OutgoingMessage {
  const at = Temporal.Instant.from('2026-09-01T06:30:00Z');
  return { key, card, locale: 'fr', at, ...more };
}

const said = (text: string): Card => ({ heading: 'Ordre du jour', blocks: [{ kind: 'text', text }] });

/** @returns the reference of a message that was sent; fails when it was not. */
function ref(result: SendResult) {
  if (result.state !== 'sent') throw new Error(`not sent: ${JSON.stringify(result)}`);
  return result.ref;
}

/**
 * Describes the promises of the port as tests.
 * @param open starts the platform with nothing in it
 */
export function describePlatform(name: string, open: () => Promise<PlatformUnderTest>): void {
  describe(`${name} keeps the promises of a chat platform`, () => {
    let under: PlatformUnderTest;
    const key = () => `M01|meeting:conformance|1|${++count}`;
    const post = async (to: Address, card: Card, more: Partial<OutgoingMessage> = {}) =>
      under.platform.post(to, message(more.key ?? key(), card, more));
    const texts = async (to: Address) => (await under.read(to)).map(({ text }) => text).join('\n');

    beforeAll(async () => {
      under = await open();
    });
    afterAll(() => under.close());

    it('brings every word of a card to one person, and to nobody else', async () => {
      const card: Card = {
        heading: 'COPIL n°2 : réservez le créneau',
        blocks: [
          { kind: 'text', text: ['Le ', { bold: 'mardi 22 septembre' }, ' à 14 h, l’heure d’été.'] },
          { kind: 'fields', fields: [{ label: 'Lieu', value: 'Salle Surcouf <au 1er> & visio' }] },
          { kind: 'list', items: [{ text: 'Premier point', detail: 'dix minutes' }] },
          { kind: 'notice', tone: 'warning', text: '82 jours depuis le précédent' },
        ],
        footer: 'Envoyé par copil',
      };
      const sent = ref(await post(under.person, card));
      expect(sent.workspace).toBe(under.person.workspace);
      expect(sent.externalId).not.toBe('');
      const words = [
        'réservez le créneau',
        'mardi 22 septembre',
        'Surcouf <au 1er> & visio',
        'dix minutes',
        '82 jours',
      ];
      for (const word of words) expect(await texts(under.person)).toContain(word);
      expect(await texts(under.other)).not.toContain('réservez le créneau');
    });

    it('gives each message its own reference', async () => {
      const first = ref(await post(under.person, said('un')));
      const second = ref(await post(under.person, said('deux')));
      expect(second.externalId).not.toBe(first.externalId);
    });

    it('recognises a message by its key: the same key is the same message', async () => {
      const once = key();
      const first = ref(await post(under.person, said('une seule fois'), { key: once }));
      const again = ref(await post(under.person, said('une seule fois'), { key: once }));
      expect(again).toEqual(first);
    });

    it('shows a repeated message once, also when both copies leave together, where it can be found by its key', async () => {
      if (!under.platform.capabilities.find) return;
      const once = key();
      const copies = await Promise.all(
        [1, 2, 3].map(() => post(under.person, said('en double'), { key: once })),
      );
      expect(new Set(copies.map((copy) => ref(copy).externalId)).size).toBe(1);
      expect((await texts(under.person)).match(/en double/g)).toHaveLength(1);
    });

    it('finds what it posted by its key where it says so, and nothing under another', async () => {
      const once = key();
      const sent = ref(await post(under.person, said('à retrouver'), { key: once }));
      const found = await under.platform.find(under.person, once);
      expect(found).toEqual(under.platform.capabilities.find ? sent : null);
      expect(await under.platform.find(under.person, key())).toBeNull();
      expect(await under.platform.find(under.other, once)).toBeNull();
    });

    it('refuses nobody with a reason, and never throws', async () => {
      expect(await post(under.unknownPerson, said('perdu'))).toMatchObject({
        state: 'refused',
        reason: 'unknownRecipient',
      });
      expect(await post(under.unknownChannel, said('perdu'))).toMatchObject({
        state: 'refused',
        reason: 'notInChannel',
      });
    });

    it('writes in channels where it has them', async () => {
      expect(under.channel !== undefined).toBe(under.platform.capabilities.channels);
      if (!under.channel) return;
      ref(await post(under.channel, said('à tout le comité')));
      expect(await texts(under.channel)).toContain('à tout le comité');
    });

    it('changes a message in place where it can, and refuses where it cannot', async () => {
      const sent = ref(await post(under.person, said('avant')));
      const changed = await under.platform.update(sent, message(key(), said('après')));
      if (!under.platform.capabilities.update) return expect(changed.state).toBe('refused');
      expect(ref(changed)).toEqual(sent);
      expect(await texts(under.person)).toContain('après');
      expect(await texts(under.person)).not.toContain('avant');
      const gone = { ...sent, externalId: crypto.randomUUID() };
      expect((await under.platform.update(gone, message(key(), said('?')))).state).toBe('refused');
    });

    it('puts an answer in the thread of its message where there are threads', async () => {
      if (!under.platform.capabilities.threads) return;
      const place = under.channel ?? under.person;
      const opener = ref(await post(place, said('le sujet')));
      const reply = ref(await post(place, said('la suite'), { threadId: opener.externalId }));
      expect(reply.threadId).toBe(opener.externalId);
      const read = await under.read(place);
      expect(read.find(({ text }) => text.includes('la suite'))?.threadId).toBe(opener.externalId);
    });

    it('sends the message although its thread is gone', async () => {
      ref(await post(under.person, said('sans fil'), { threadId: 'gone' }));
      expect(await texts(under.person)).toContain('sans fil');
    });

    it('brings files and the calendar, once', async () => {
      if (under.platform.capabilities.files === 'never') return;
      const type = 'text/calendar; charset=utf-8; method=REQUEST';
      const calendar = {
        name: 'invitation.ics',
        type,
        label: 'Invitation',
        content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
      };
      const files = [calendar, { name: 'points.csv', type: 'text/csv', label: 'Points', content: 'a;b' }];
      const card = { ...said('avec ses fichiers'), files };
      ref(await post(under.person, card, { calendar: { ...calendar, method: 'REQUEST' } }));
      const received = (await under.read(under.person)).find(({ text }) =>
        text.includes('avec ses fichiers'),
      );
      expect(received?.files.toSorted()).toEqual(['invitation.ics', 'points.csv']);
    });

    it('draws link buttons as buttons or as links', async () => {
      const actions = [{ id: 'open', label: 'Ouvrir la page', url: 'https://copil.example/page' }];
      ref(await post(under.person, { ...said('avec un bouton'), actions }));
      const received = (await under.read(under.person)).find(({ text }) => text.includes('avec un bouton'));
      if (under.platform.capabilities.buttons) expect(received?.buttons).toContain('Ouvrir la page');
    });

    it('accepts any card, however long or hostile', async () => {
      const long: Card = {
        heading: 'x'.repeat(3_000),
        blocks: [
          { kind: 'list', items: Array.from({ length: 400 }, (_, index) => ({ text: `point ${index}` })) },
          {
            kind: 'text',
            text: '\u0000\ud800 <script>&amp;</script> \r\nBcc: x@y.example\r\n\r\n.'.repeat(50),
          },
        ],
      };
      expect((await post(under.person, long)).state).toBe('sent');
      await fc.assert(
        fc.asyncProperty(anyCard, async (card) => {
          expect((await post(under.person, card)).state).toBe('sent');
        }),
        { numRuns: 40 },
      );
    });
  });
}
