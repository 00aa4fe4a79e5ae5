/** What the listeners rely on in a payload, by its kind; the rest of it may be anything. Pure; never throws. */
import { recordOf, type SlackBody } from './slack-id.ts';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isRecord: Check = (value) => recordOf(value) !== undefined;
const isTextOrRecord: Check = (value) => isText(value) || isRecord(value);
const areRecords: Check = (value) => Array.isArray(value) && value.every(isRecord);
const firstIsRecord: Check = (value) => Array.isArray(value) && isRecord(value[0]);
const orAbsent =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

/** Members of an Events API event (https://docs.slack.dev/apis/events-api). */
const ofEvent = {
  type: isText,
  user: orAbsent(isTextOrRecord),
  channel: orAbsent(isTextOrRecord),
  text: orAbsent(isText),
};
const ofCommand = {
  command: isText,
  text: orAbsent(isText),
  user_id: orAbsent(isText),
  channel_id: orAbsent(isText),
  response_url: orAbsent(isText),
};
const ofView = {
  blocks: orAbsent(areRecords),
  private_metadata: orAbsent(isText),
  callback_id: orAbsent(isText),
  state: orAbsent(isRecord),
};
/** Members of an interaction, by its type (https://docs.slack.dev/reference/interaction-payloads). */
const ofInteraction: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  block_actions: {
    actions: firstIsRecord,
    container: orAbsent(isRecord),
    channel: orAbsent(isRecord),
    message: orAbsent(isRecord),
    view: orAbsent(isRecord),
  },
  view_submission: { view: (value) => isRecord(value) && holds(value, ofView) },
  view_closed: { view: isRecord },
  message_action: {
    channel: isRecord,
    message: (value) => isRecord(value) && holds(value, { text: orAbsent(isText) }),
  },
};

/** Whether the body is of a kind that Bolt and the listeners read without stumbling; everything else is refused. */
export function isReadable(body: unknown): body is SlackBody {
  const read = recordOf(body);
  if (!read) return false;
  if (read.event !== undefined) return isRecord(read.event) && holds(read.event, ofEvent);
  if (read.command !== undefined) return holds(read, ofCommand);
  const { type } = read;
  if (typeof type !== 'string' || !isRecord(read.user)) return false;
  return holds(read, Object.hasOwn(ofInteraction, type) ? (ofInteraction[type] ?? {}) : {});
}

function holds(body: unknown, checks: Readonly<Record<string, Check>>): boolean {
  const read = recordOf(body) ?? {};
  return Object.entries(checks).every(([name, check]) => check(read[name]));
}
