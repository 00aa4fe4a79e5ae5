import type { Played, SingleAct, Stage, StageMessage, StageReply, StoryAct, StoryStep } from './story-act.ts';

/** Something that should have been seen was not. */
export class NotSeen extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'NotSeen';
  }
}

type Press = Extract<SingleAct, { press: string }>;

/**
 * Plays a step, act by act.
 *
 * @param told hears each act as soon as it is done; what several people do alike is told once
 * @throws NotSeen when a message, a button or its words are not there
 */
export async function playStep(
  stage: Stage,
  step: StoryStep,
  told: (played: Played) => void = () => {},
): Promise<void> {
  for (const act of step.acts) {
    const [first, ...others] = singly(act);
    if (!first) continue;
    const played = await playAct(stage, first);
    for (const other of others) await playAct(stage, other);
    told({ ...played, alike: others.flatMap((other) => ('as' in other ? other.as : [])) });
  }
}

function singly(act: StoryAct): SingleAct[] {
  return 'each' in act ? act.each.map((as) => ({ as, ...act.act })) : [act];
}

async function playAct(stage: Stage, act: SingleAct): Promise<Omit<Played, 'alike'>> {
  if ('clock' in act) return { act, sent: await stage.clock(act.clock) };
  if ('look' in act) return { act, seen: await look(stage, act) };
  const reply = 'say' in act ? await stage.say(act.as, act.in ?? 'dm', act.say) : await press(stage, act);
  const [answer] = reply.messages.filter(({ from }) => from === 'copil');
  mustHold(act.as, answer ?? { text: reply.told ?? '', buttons: [] }, act.see ?? []);
  return { act, reply };
}

async function press(stage: Stage, { as, on, press: label, fill }: Press): Promise<StageReply> {
  const message = await lastTo(stage, as, on);
  const button = message.buttons.find((one) => plain(one.label) === plain(label));
  if (!button)
    throw new NotSeen(`${as} sees no button « ${label} » under « ${on} » among ${labelsOf(message)}`);
  const reply = await stage.press(as, message.id, button.id);
  if (!fill) return reply;
  if (!reply.form) throw new NotSeen(`« ${label} » opens no form for ${as}`);
  // What the form knows already stays as it is.
  const known = reply.form.fields.flatMap(({ name, value }) => (value ? [[name, value]] : []));
  return stage.submit(as, reply.form.id, { ...Object.fromEntries(known), ...fill });
}

async function look(
  stage: Stage,
  { as, look: words, in: where = 'dm' }: { as: string; look: readonly string[]; in?: string },
): Promise<StageMessage> {
  const [first = '', ...rest] = words;
  const message = await lastTo(stage, as, first, where);
  mustHold(as, message, rest);
  return message;
}

function mustHold(
  as: string,
  message: Pick<StageMessage, 'text' | 'buttons'>,
  words: readonly string[],
): void {
  const all = plain([message.text, ...message.buttons.map(({ label }) => label)].join('\n'));
  const missing = words.filter((word) => !all.includes(plain(word)));
  if (missing.length > 0)
    throw new NotSeen(
      `${as} does not read ${missing.map((word) => `« ${word} »`).join(', ')} in:\n${message.text}`,
    );
}

async function lastTo(stage: Stage, as: string, words: string, where = 'dm'): Promise<StageMessage> {
  const messages = await stage.messages(as, where);
  const found = messages.findLast(({ from, text }) => from === 'copil' && plain(text).includes(plain(words)));
  if (found) return found;
  const last = messages.at(-1)?.text ?? 'nothing';
  throw new NotSeen(`${as} has no message with « ${words} » (${where}); the last one is:\n${last}`);
}

function labelsOf({ buttons }: StageMessage): string {
  return buttons.map(({ label }) => `« ${label} »`).join(', ') || 'none';
}

/** Spaces that do not break are spaces. */
export function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}
