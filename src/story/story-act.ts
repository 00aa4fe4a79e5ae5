/** What a story is made of: somebody types, presses, or looks; the clock moves. */
export type StoryAct = SingleAct | Each;

export type SingleAct =
  | { clock: string }
  /** The answer must hold what is to be seen; of a brief one nothing else is told. */
  | { as: string; say: string; in?: string; see?: readonly string[]; brief?: true }
  /** Presses a button of the last message to them that holds these words, and fills in the form that opens. */
  | {
      as: string;
      on: string;
      press: string;
      fill?: Readonly<Record<string, string>>;
      see?: readonly string[];
    }
  /** What must stand in the last message to them, or in a channel, that holds the first of these words; its buttons count. */
  | { as: string; look: readonly string[]; in?: string };

/** The same for several people, one after the other; it is told once. */
export interface Each {
  each: readonly string[];
  act: { say: string; see?: readonly string[] } | { on: string; press: string; see?: readonly string[] };
}

export interface StoryStep {
  number: number;
  /** The step goes on after a later one has begun. */
  again?: boolean;
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

/** A message that left while the clock moved. */
export interface StageSent {
  /** Instant of business time, ISO 8601. */
  at: string;
  to: string;
  in: string;
  text: string;
}

/** Where a story is played: the local workspace, or a chat platform. */
export interface Stage {
  say(as: string, where: string, text: string): Promise<StageReply>;
  press(as: string, message: string, button: string): Promise<StageReply>;
  submit(as: string, form: string, values: Record<string, string>): Promise<StageReply>;
  /** @param target local date and time @returns what left on the way */
  clock(target: string): Promise<readonly StageSent[]>;
  messages(as: string, where: string): Promise<readonly StageMessage[]>;
}

/** What an act brought about, for who tells the story. */
export interface Played {
  act: SingleAct;
  /** Others who did the same. */
  alike: readonly string[];
  reply?: StageReply;
  sent?: readonly StageSent[];
  seen?: StageMessage;
}
