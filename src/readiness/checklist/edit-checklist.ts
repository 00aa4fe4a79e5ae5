import { choice, flag, integer, text } from '../../conversation/arguments.ts';
import type { ListItem } from '../../conversation/card.ts';
import { formatList } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { beforeGoLive, readDeployments } from '../../deployments/deployment.ts';
import { findOrganisation } from '../../people/find-organisation.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { asLocale } from '../../people/space-context.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { typologyArgument } from '../../sites/typology.ts';
import type { Typology } from '../../store/generated/enums.ts';
import { type CheckOfList, defaultChecks } from './default-checks.ts';
import { openChecklist } from './open-checklist.ts';
import { checksFor } from './template.ts';
import { readThresholds, type Thresholds, writeThresholds } from './thresholds.ts';

const aCode = /^[A-Z]\d{2,3}$/;
/** Days before a go-live that a list may begin. */
const earliest = 180;

/** 4.2: changes, adds or takes out a check of the list that sites begin with; lists that are open follow where nobody has answered. */
export const editChecklist = domainCommand({
  name: 'checklist edit',
  alias: 'préparation modifier',
  synonyms: ['préparation ajouter', 'préparation retirer'],
  group: 'readiness',
  act: 'readiness.template',
  arguments: {
    code: text({ position: 1, max: 4, keys: ['point'] }),
    label: text({ position: 2, rest: true, optional: true, max: 160, keys: ['intitulé', 'libellé'] }),
    owner: choice(
      {
        DIR: ['direction'],
        REF: ['référents', 'référent'],
        LF: ['fonctionnel'],
        LT: ['technique'],
        QUAL: ['qualité'],
        PRES: ['présidence'],
      },
      { optional: true, keys: ['à', 'qui', 'responsable'] },
    ),
    days: integer({ optional: true, min: 0, max: earliest, keys: ['avant', 'jours'] }),
    blocking: choice({ yes: ['oui'], no: ['non'] }, { optional: true, keys: ['bloquant'] }),
    perishable: integer({ optional: true, min: 0, max: 365, keys: ['valable', 'validité'] }),
    organisation: text({ optional: true, max: 80, keys: ['organisme'] }),
    typology: typologyArgument(),
    retired: flag({ keys: ['retirer'] }),
  },

  async run(turn, values): Promise<Reply> {
    const { tx, space, t } = turn;
    const code = values.code.toUpperCase();
    if (!aCode.test(code)) return sayNo(turn, 'readiness.template.code', { code: values.code }, 'code');
    const organisation = values.organisation ? await findOrganisation(turn, values.organisation) : null;
    if (values.organisation && !organisation)
      return sayNo(turn, 'readiness.template.organisation', { text: values.organisation }, 'organisation');
    const place = { organisationId: organisation?.id ?? null, typology: values.typology ?? null };
    const before = await presentCheck(turn, code, place);
    if (!before && !values.label) return sayNo(turn, 'readiness.template.label', { code }, 'label');
    if (!before && !values.owner) return sayNo(turn, 'readiness.template.owner', { code }, 'owner');
    const check: CheckOfList = {
      code,
      label: values.label ?? before?.label ?? code,
      ownerRole: values.owner ?? before?.ownerRole ?? 'LF',
      dueDays: values.days === undefined ? (before?.dueDays ?? -7) : -values.days,
      blocking: values.blocking ? values.blocking === 'yes' : (before?.blocking ?? true),
      perishableDays:
        values.perishable === undefined ? (before?.perishableDays ?? null) : values.perishable || null,
      perDate: before?.perDate ?? false,
      position: before?.position ?? Number(code.slice(1)),
    };
    const row = await tx.readinessTemplate.findFirst({ where: { spaceId: space.id, code, ...place } });
    const data = { ...check, retired: values.retired };
    const kept = row
      ? await tx.readinessTemplate.update({ where: { id: row.id }, data })
      : await tx.readinessTemplate.create({ data: { ...data, ...place, spaceId: space.id } });
    const subject = { type: 'readinessTemplate', id: kept.id };
    await journal(turn, 'readiness.templateChanged', subject, { after: { ...data, ...place } });
    const followed = await followTemplate(turn);
    const key = values.retired ? 'readiness.template.retired' : 'readiness.template.kept';
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('readiness.template.heading'),
        blocks: [
          { kind: 'notice', tone: 'success', text: t(key, { code, label: check.label }) },
          ...(values.retired ? [] : [{ kind: 'list' as const, items: [templateItem(check, t)] }]),
          { kind: 'text', text: t('readiness.template.followed', { count: followed }) },
        ],
      },
    };
  },
});

/** The list that sites begin with, and from how much on its checks count. */
export const showTemplate = domainCommand({
  name: 'checklist template',
  alias: 'préparation modèle',
  group: 'readiness',
  act: 'readiness.read',
  readOnly: true,
  arguments: {},
  own: () => true,

  async run(turn): Promise<Reply> {
    const { tx, t, space } = turn;
    const rows = await tx.readinessTemplate.findMany({ where: { spaceId: space.id } });
    const general = rows.filter((row) => !row.organisationId && !row.typology);
    const checks = checksFor(defaultChecks(space.locale), general, nowhere);
    const special = rows.filter((row) => row.organisationId || row.typology);
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('readiness.template.heading'),
        blocks: [
          { kind: 'list', items: checks.map((check) => templateItem(check, t)) },
          ...(special.length > 0
            ? [
                {
                  kind: 'text' as const,
                  text: t('readiness.template.special', {
                    codes: formatList([...new Set(special.map(({ code }) => code))], t.locale),
                  }),
                },
              ]
            : []),
          { kind: 'text', text: thresholdLine(await readThresholds(tx, space.id), t) },
        ],
        actions: [
          { id: 'edit', label: t('readiness.button.edit'), command: 'checklist edit', arguments: {} },
        ],
      },
    };
  },
});

/** The thresholds of 4.2: files of the sample, percent of the accounts, percent trained. */
export const setThresholds = domainCommand({
  name: 'checklist thresholds',
  alias: 'préparation seuils',
  group: 'readiness',
  act: 'readiness.template',
  arguments: {
    files: integer({ optional: true, min: 1, max: 10_000, keys: ['dossiers'] }),
    accounts: integer({ optional: true, min: 1, max: 100, keys: ['comptes'] }),
    trained: integer({ optional: true, min: 1, max: 100, keys: ['formation', 'formés'] }),
  },

  async run(turn, { files, accounts, trained }): Promise<Reply> {
    const { tx, t, space } = turn;
    const before = await readThresholds(tx, space.id);
    const changed = Object.fromEntries(
      Object.entries({ files, accounts, trained }).filter(([, value]) => value !== undefined),
    ) as Partial<Thresholds>;
    const after = Object.keys(changed).length > 0 ? await writeThresholds(tx, space.id, changed) : before;
    if (after !== before)
      await journal(turn, 'readiness.thresholdsChanged', { type: 'space', id: space.id }, { before, after });
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('readiness.template.heading'),
        blocks: [{ kind: 'text', text: thresholdLine(after, t) }],
      },
    };
  },
});

/** No organisation and no typology: what every site begins with. */
const nowhere = { organisationId: '', typology: 'adults' as Typology };

function thresholdLine(thresholds: Thresholds, t: DomainTurn['t']): string {
  return t('readiness.thresholds', { ...thresholds });
}

function templateItem(check: CheckOfList, t: DomainTurn['t']): ListItem {
  const detail = [
    t(`people.role.${check.ownerRole}`),
    t('readiness.dayCount.before', { days: -check.dueDays }),
    t(check.blocking ? 'readiness.blocking' : 'readiness.notBlocking'),
    ...(check.perishableDays ? [t('readiness.perishable', { days: check.perishableDays })] : []),
    ...(check.perDate ? [t('readiness.perDate')] : []),
  ];
  return { text: [{ bold: check.code }, ` · ${check.label}`], detail: detail.join(' · ') };
}

/** The check as it stands for that place before the change. */
async function presentCheck(
  { tx, space }: DomainTurn,
  code: string,
  place: { organisationId: string | null; typology: Typology | null },
): Promise<CheckOfList | undefined> {
  const rows = await tx.readinessTemplate.findMany({ where: { spaceId: space.id, code } });
  const counting = rows
    .filter((row) => row.typology === null || row.typology === place.typology)
    .map((row) => ({ ...row, retired: false }));
  const site = { organisationId: place.organisationId ?? '', typology: place.typology ?? nowhere.typology };
  return checksFor(defaultChecks(asLocale(space.locale)), counting, site).find((one) => one.code === code);
}

/** @returns how many open lists follow */
async function followTemplate(turn: DomainTurn): Promise<number> {
  let followed = 0;
  for (const { id, state } of await readDeployments(turn.tx, turn.space.id)) {
    if (!beforeGoLive.includes(state)) continue;
    if ((await turn.tx.readinessCheck.count({ where: { deploymentId: id } })) === 0) continue;
    await openChecklist(turn, id);
    followed += 1;
  }
  return followed;
}
