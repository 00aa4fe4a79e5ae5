import type { Each, Played, Stage, StageMessage, StageReply, StoryAct, StoryStep } from './story-act.ts';

/** Something that should have been seen was not. */
export class NotSeen extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'NotSeen';
  }
}

/**
 * Plays a step, act by act.
 *
 * @param told hears each act as soon as it is done
 * @throws NotSeen when a message, a button or its words are not there
 */
export async function playStep(
  stage: Stage,
  step: StoryStep,
  told: (played: Played) => void = () => {},
): Promise<void> {
  for (const act of step.acts) for (const one of singly(act)) told(await playAct(stage, one));
}

function singly(act: StoryAct): Exclude<StoryAct, Each>[] {
  return 'each' in act ? act.each.map((as) => ({ as, ...act.act })) : [act];
}

async function playAct(stage: Stage, act: Exclude<StoryAct, Each>): Promise<Played> {
  if ('clock' in act) return { act, sent: await stage.clock(act.clock) };
  if ('say' in act) return { act, reply: await stage.say(act.as, act.in ?? 'dm', act.say) };
  if ('see' in act) return { act, seen: await see(stage, act) };
  return { act, reply: await press(stage, act) };
}

async function press(
  stage: Stage,
  {
    as,
    on,
    press: label,
    fill,
  }: { as: string; on: string; press: string; fill?: Readonly<Record<string, string>> },
): Promise<StageReply> {
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

async function see(
  stage: Stage,
  { as, see: words, in: where = 'dm' }: { as: string; see: readonly string[]; in?: string },
): Promise<StageMessage> {
  const [first = '', ...rest] = words;
  const message = await lastTo(stage, as, first, where);
  const missing = rest.filter((word) => !plain(message.text).includes(plain(word)));
  if (missing.length > 0)
    throw new NotSeen(
      `${as} does not read ${missing.map((word) => `« ${word} »`).join(', ')} in:\n${message.text}`,
    );
  return message;
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
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}
