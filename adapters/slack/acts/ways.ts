/** Where a reply goes, best way first. Pure. */
import type { Reply } from '../../../src/conversation/reply.ts';
import type { Spot } from './spot.ts';

/**
 * `replaceByUrl`, `replace`: in place of the pressed message. `urlHere`, `message`: for everybody there. `urlPrivate`,
 * `ephemeral`: there, for the person alone. `direct`: in their direct conversation with copil.
 */
export type Way = 'replaceByUrl' | 'replace' | 'urlHere' | 'message' | 'urlPrivate' | 'ephemeral' | 'direct';

/**
 * A private reply never takes the place of a message that others see. A reply for everybody stays private where copil
 * has no place (a direct conversation of others).
 */
export function waysOf({ visibility, replaces }: Pick<Reply, 'visibility' | 'replaces'>, spot: Spot): Way[] {
  const { around, pressed } = spot;
  const alone = around === 'own' || pressed?.ephemeral === true;
  const replacing = replaces && pressed && (alone || visibility === 'here');
  return [...(replacing ? replacingWays(spot) : []), ...speakingWays(visibility, spot)];
}

function replacingWays({ response, pressed }: Spot): Way[] {
  return [
    ...(response ? ['replaceByUrl' as const] : []),
    ...(pressed?.ephemeral ? [] : ['replace' as const]),
  ];
}

function speakingWays(visibility: Reply['visibility'], { around, response, conversationFirst }: Spot): Way[] {
  if (around === 'home') return ['direct'];
  // Nobody else reads a direct conversation with copil, and what is ephemeral there is gone when Slack is restarted.
  const forAll = around === 'own' || (around === 'channel' && visibility === 'here');
  const byUrl: Way[] = response ? [forAll ? 'urlHere' : 'urlPrivate'] : [];
  if (around === 'others') return [...byUrl, 'direct'];
  const inConversation: Way = forAll ? 'message' : 'ephemeral';
  return conversationFirst ? [inConversation, ...byUrl, 'direct'] : [...byUrl, inConversation, 'direct'];
}

/** Whether everybody there reads it, so that it must not be said twice. */
export const isAloud = (way: Way) => way === 'urlHere' || way === 'message';

/**
 * What is left after a way failed. When what everybody reads may have arrived all the same, it is not said a second
 * time: only the person who waits hears it again.
 */
export function waysLeft(ways: readonly Way[], failed: Way, mayHaveArrived: boolean): Way[] {
  const left = ways.slice(ways.indexOf(failed) + 1);
  if (!mayHaveArrived || !isAloud(failed)) return left;
  const quiet = left.filter((way) => !isAloud(way));
  return quiet.includes('ephemeral') ? quiet : ['ephemeral', ...quiet];
}
