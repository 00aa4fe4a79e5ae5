/** What a story is made of: somebody types, presses, or looks; the clock moves. */
export type StoryAct =
  | { clock: string }
  | { as: string; say: string; in?: string }
  /** Presses a button of the last message to them that holds these words, and fills in the form that opens. */
  | { as: string; on: string; press: string; fill?: Readonly<Record<string, string>> }
  | Each
  /** What must stand in the last message to them, or in a channel, that holds the first of these words. */
  | { as: string; see: readonly string[]; in?: string };

/** The same for several people, one after the other. */
export interface Each {
  each: readonly string[];
  act: { say: string } | { on: string; press: string };
}

export interface StoryStep {
  number: number;
  /** What happens, in a sentence. */
  title: string;
  acts: readonly StoryAct[];
}

/** A message as somebody sees it. */
export interface StageMessage {
  id: string;
  in: string;
  to: string | null;
  from: string;
  text: string;
  buttons: readonly { id: string; label: string }[];
}

export interface StageReply {
  /** The answer first, then what arrived for anybody. */
  messages: readonly StageMessage[];
  told?: string;
  form?: { id: string; title: string; fields: readonly { name: string; value?: string }[] };
}

/** Where a story is played: the local workspace, or a chat platform. */
export interface Stage {
  say(as: string, where: string, text: string): Promise<StageReply>;
  press(as: string, message: string, button: string): Promise<StageReply>;
  submit(as: string, form: string, values: Record<string, string>): Promise<StageReply>;
  /** @param target local date and time @returns what left on the way */
  clock(target: string): Promise<readonly { rule: string; to: string; in: string; text: string }[]>;
  messages(as: string, where: string): Promise<readonly StageMessage[]>;
}

/** What an act brought about, for who tells the story. */
export interface Played {
  act: Exclude<StoryAct, Each>;
  reply?: StageReply;
  sent?: readonly { rule: string; to: string; in: string; text: string }[];
  seen?: StageMessage;
}
