import type { Block, Card, CommandButton, Field } from '../../conversation/card.ts';
import { formatList } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import type { Transaction } from '../../store/store.ts';
import { numberOf } from '../series.ts';
import { mayBecome, type RequestRow, sitesOf } from './vendor-request.ts';

/** What it is, who asks for it, and what the vendor says; the vendor knows how it stands. */
export async function requestFields(
  tx: Transaction,
  request: RequestRow,
  t: Translator,
  reader: 'house' | 'vendor' = 'house',
): Promise<Field[]> {
  const sites = await tx.site.findMany({ where: { id: { in: sitesOf(request) } }, orderBy: { code: 'asc' } });
  const { kind, priority, state, vendorReference, promisedVersion, answer } = request;
  const names = sites.map(({ name }) => name);
  const fields: Field[] = [
    { label: t('vendor.field.kind'), value: t(`vendor.kind.${kind}`) },
    { label: t('vendor.field.priority'), value: t(`vendor.priority.${priority}`) },
    ...(reader === 'vendor' ? [] : [{ label: t('vendor.field.state'), value: t(`vendor.state.${state}`) }]),
  ];
  if (names.length > 0)
    fields.push({
      label: t('vendor.field.sites', { count: names.length }),
      value: formatList(names, t.locale),
    });
  if (promisedVersion) fields.push({ label: t('vendor.field.version'), value: promisedVersion });
  if (vendorReference) fields.push({ label: t('vendor.field.reference'), value: vendorReference });
  if (answer) fields.push({ label: t('vendor.field.answer'), value: answer });
  return fields;
}

/** What who decides on it may do next. */
export function leadButtons(request: RequestRow, t: Translator): CommandButton[] {
  const given = { request: numberOf('VR', request) };
  const button = (id: string, command: string, more: Record<string, string> = {}): CommandButton => ({
    id,
    label: t(`vendor.button.${id}`),
    command,
    arguments: { ...given, ...more },
  });
  // @keys vendor.button.*
  return [
    ...(mayBecome(request.state, 'sent')
      ? [{ ...button('send', 'vendor send'), style: 'primary' as const }]
      : []),
    ...(mayBecome(request.state, 'sent') ? [button('group', 'vendor group')] : []),
    ...(['accepted', 'delivered', 'refused'] as const)
      .filter((state) => mayBecome(request.state, state))
      .map((state) => button(state, 'vendor answer', { answer: state })),
    ...(mayBecome(request.state, 'verified') ? [button('verify', 'vendor verify')] : []),
  ];
}

export async function requestCard(
  tx: Transaction,
  request: RequestRow,
  t: Translator,
  { said = [], actions = [] }: { said?: Block[]; actions?: CommandButton[] } = {},
): Promise<Card> {
  return {
    heading: t('vendor.heading', { number: numberOf('VR', request) }),
    blocks: [
      ...said,
      { kind: 'text', text: [{ bold: request.text }] },
      { kind: 'fields', fields: await requestFields(tx, request, t) },
    ],
    ...(actions.length > 0 && { actions }),
  };
}
