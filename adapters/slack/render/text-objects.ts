import type { MrkdwnElement, PlainTextElement } from '@slack/types';
import { cut } from './limits.ts';

/** Control characters but line feed and tab, and halves of surrogate pairs: refused or shown as boxes. */
const unwanted = /(?![\n\t])[\p{Cc}\p{Cs}]/gu;

/** @returns the text without what Slack refuses or cannot show. */
export function clean(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unwanted, '');
}

/** @returns the text on one line, without marks: what a title, a label or a button shows. */
export function plain(text: string, limit: number): PlainTextElement {
  return { type: 'plain_text', text: cut(oneLine(text), limit), emoji: true };
}

/** @returns the text on one line; spaces that must not break stay as they are. */
export function oneLine(text: string): string {
  return clean(text)
    .replace(/[^\S\u00A0\u202F]+/g, ' ')
    .trim();
}

/**
 * @param text already drawn (mrkdwn.ts): what people wrote is escaped there, and names nobody
 */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text };
}

/** Whether Slack may open it: with a host, without spaces, nothing but http and https. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s\p{Cc}\p{Cs}]+$/iu.test(url) && URL.canParse(url);
}
