/** @returns whether it is a message's id (`ts`) of Slack: seconds and a counter. Ids of other platforms are none. */
export function isMessageId(id: string | undefined): id is string {
  return id !== undefined && /^\d{1,12}\.\d{1,9}$/.test(id);
}
