import { expect } from 'vitest';
import type { Driver, Seen, SeenMessage } from './driver.ts';
import { lastOf, plain } from './reading.ts';

/** Prints what people read when asked to: `LOOK=1 npx vitest run test/journeys/story.test.ts`. */
export const look = process.env.LOOK ? console.log : () => undefined;

/** What people do with their eyes and one finger: read a message, press a button by its label. */
export interface PeopleIn {
  /** Presses a button on the last message to somebody that contains these words. */
  press(who: string, words: string, label: string): Promise<Seen>;
  /** @returns the last message to somebody that contains these words, with ordinary spaces */
  told(who: string, words: string): Promise<string>;
  /** @returns the one message of the committee's channel with these words, as each of the two associations sees it */
  inBothChannels(words: string, channel?: string): Promise<SeenMessage[]>;
  /** The number under which a point stands on the agenda of a meeting. */
  placeOf(title: string, reference: string): Promise<string>;
}

/** @param driver asked each time, since a journey opens it before its first step */
export function peopleIn(driver: () => Driver): PeopleIn {
  return {
    async press(who, words, label) {
      const message = await lastOf(driver(), who, words);
      return driver().press(who, message.id, buttonOf(message, label));
    },
    async told(who, words) {
      const message = await lastOf(driver(), who, words);
      look(`--- ${who}\n${message.text}\n[${message.buttons.map(({ label }) => label).join('] [')}]`);
      return plain(message.text);
    },
    async inBothChannels(words, channel = 'copil-dui') {
      const found = await Promise.all(
        ['claire', 'bruno'].map(async (who) =>
          (await driver().messages(who, channel)).filter(
            ({ from, text }) => from === 'copil' && plain(text).includes(words),
          ),
        ),
      );
      expect(found.map(({ length }) => length)).toEqual([1, 1]);
      return found.flat().map((message) => ({ ...message, text: plain(message.text) }));
    },
    async placeOf(title, reference) {
      const [list] = (await driver().say('claire', 'dm', `ordre-du-jour ${reference}`)).messages;
      const place = new RegExp(`(\\d+) · ${title}`).exec(plain(list?.text ?? ''))?.[1];
      if (!place) throw new Error(`« ${title} » is not on the agenda: ${list?.text}`);
      return place;
    },
  };
}

/** @returns the id of the button with this label */
export function buttonOf(message: SeenMessage | undefined, label: string): string {
  const button = message?.buttons.find((one) => plain(one.label) === label);
  if (!button) throw new Error(`No button « ${label} » among ${message?.buttons.map((one) => one.label)}`);
  return button.id;
}
