const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** @returns the text as HTML content or as a quoted attribute value, without characters HTML does not allow. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** Whether an address may become a link or an image: a page, a mail, a calendar feed, or a path of our own server. */
export function isSafeAddress(url: string): boolean {
  return (
    /^(?:https?:\/\/[^\s]|mailto:[^\s]|webcals?:\/\/[^\s]|\/(?![/\\]))/i.test(url) && !/[\s\p{Cc}]/u.test(url)
  );
}
