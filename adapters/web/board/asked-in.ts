/** What a form of our pages asks for. */
import { createHash } from 'node:crypto';
import type { BoardAct } from './host.ts';
import { argumentPrefix } from './scene.ts';

/** Fields a form may have, its own and the command’s: no page has more. */
const mostFields = 60;
/** What tells one form that was drawn from another. */
export const eventToken = /^[\w-]{8,64}$/;

const ways = ['button', 'form', 'asForm'] as const;

/** @returns what a form of ours asks for; null when it is none of ours */
export function askedIn(form: URLSearchParams): { act: BoardAct; back: string; confirm: string } | null {
  const entries = [...form];
  const command = form.get('command') ?? '';
  const token = form.get('event') ?? '';
  if (entries.length > mostFields || !eventToken.test(token) || command === '' || command.length > 60)
    return null;
  const given = entries.filter(([name]) => name.startsWith(argumentPrefix));
  const values = Object.fromEntries(
    given
      .map(([name, value]) => [name.slice(argumentPrefix.length), value.replaceAll('\r\n', '\n')] as const)
      .filter(([, value]) => value.trim() !== ''),
  );
  return {
    act: {
      // What is sent again from the same page as it was counts once; what was changed in it counts anew.
      event: `${token}:${createHash('sha256')
        .update(JSON.stringify([command, values]))
        .digest('base64url')
        .slice(0, 16)}`,
      command,
      values,
      way: ways.find((one) => one === form.get('way')) ?? 'form',
    },
    back: backIn(form.get('back') ?? ''),
    confirm: form.get('confirm') ?? '',
  };
}

/** A path below our own pages, whatever was sent. */
export function backIn(text: string): string {
  return /^[\w%.~!'()*-]+(\/[\w%.~!'()*-]+)*(\?[\w%.~!'()*&=+@-]*)?$/.test(text) && !text.includes('..')
    ? text
    : '';
}
