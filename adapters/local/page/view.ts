/** What a page shows, as its address says it. */
import { type Locale, locales } from '../../../src/conversation/language.ts';

export type PaneName = 'thread' | 'mails' | 'sent';

export interface View {
  /** Handle of the person acted as. */
  as: string;
  /** Channel name or `dm`. */
  in: string;
  pane: PaneName | null;
  /** Message whose thread is open. */
  thread: string | null;
  /** Language of the page when it is not the person's own. */
  lang: Locale | null;
  /** Text waiting in the composer. */
  draft: string;
  /** Form that is open. */
  form: string | null;
}

const panes: readonly string[] = ['thread', 'mails', 'sent'];

/** Reads the parameters of an address; what is unknown is left out. */
export function viewOf(query: Record<string, string | undefined>): Partial<View> {
  const { as, in: where, pane, thread, lang, draft, form } = query;
  return {
    ...(as ? { as } : {}),
    ...(where ? { in: where } : {}),
    pane: pane && panes.includes(pane) && (pane !== 'thread' || thread) ? (pane as PaneName) : null,
    thread: thread ?? null,
    lang: locales.find((locale) => locale === lang) ?? null,
    draft: draft ?? '',
    form: form ?? null,
  };
}

/** @returns the parameters of a view, for links and hidden fields. */
export function queryOf(view: View, change: Partial<View> = {}): string {
  const { as, in: where, pane, thread, lang, draft, form } = { ...view, draft: '', form: null, ...change };
  const query = new URLSearchParams({ as, in: where });
  if (pane) query.set('pane', pane);
  if (pane === 'thread' && thread) query.set('thread', thread);
  if (lang) query.set('lang', lang);
  if (draft) query.set('draft', draft);
  if (form) query.set('form', form);
  return query.toString();
}

/** @returns the address of the page that shows the view with some changes. */
export function hrefOf(view: View, change: Partial<View> = {}): string {
  return `/local?${queryOf(view, change)}`;
}
