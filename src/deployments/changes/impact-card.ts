import { type Block, type ListItem, listOf, type RichText } from '../../conversation/card.ts';
import { formatDate, formatList } from '../../conversation/format.ts';
import type { Fate } from '../../delivery/ledger.ts';
import { namesById } from '../../people/names-by-id.ts';
import { recipientDirectory } from '../../people/recipient-directory.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { type DeploymentOfSite, goLiveOf } from '../deployment.ts';
import type { Impact, Said } from './impact.ts';
import { mainRulesOf } from './rule-codes.ts';

type Shown = Pick<DomainTurn, 'tx' | 't' | 'locale'>;

/** Names a line holds before it counts. */
const namesShown = 6;

/** What another go-live touches, in the order somebody weighs it: the dates, who was told, what follows, what must be redone. */
export async function impactBlocks(turn: Shown, impact: Impact): Promise<Block[]> {
  const { t } = turn;
  return [
    { kind: 'fields', fields: dateFields(turn, impact) },
    ...listOf(t('deployment.impact.said'), await saidItems(turn, impact)),
    ...listOf(t('deployment.impact.tells'), await tellsItems(turn, impact)),
    ...listOf(t('deployment.impact.timeline'), fateItems(turn, impact)),
    ...listOf(t('deployment.impact.preparation'), preparationItems(turn, impact)),
  ];
}

/** « jeudi 3 décembre 2026 », or that it is not known. */
export function dateWords(
  date: Temporal.PlainDate | null,
  { t, locale }: Pick<Shown, 't' | 'locale'>,
): string {
  return date ? formatDate(date, locale) : t('deployment.date.none');
}

/** A site and the day it goes live, for a sentence. */
export function siteAndDate(turn: Pick<Shown, 't' | 'locale'>, deployment: DeploymentOfSite) {
  const { name: site, code } = deployment.site;
  return { site, code, date: dateWords(goLiveOf(deployment), turn) };
}

function dateFields(turn: Shown, { from, to, drift }: Impact) {
  const { t } = turn;
  const moved = from && to ? from.until(to, { largestUnit: 'day' }).days : null;
  return [
    { label: t('deployment.impact.from'), value: dateWords(from, turn) },
    { label: t('deployment.impact.to'), value: [{ bold: dateWords(to, turn) }] as RichText },
    ...(moved === null
      ? []
      : [
          {
            label: t('deployment.impact.shift'),
            value: t(
              drift === null || drift === moved ? 'deployment.impact.days' : 'deployment.impact.daysAndAll',
              {
                days: moved,
                all: drift ?? moved,
              },
            ),
          },
        ]),
  ];
}

async function saidItems(turn: Shown, { announcements, nudges }: Impact): Promise<ListItem[]> {
  const { t } = turn;
  const items: ListItem[] = [];
  if (announcements.people > 0)
    items.push({
      text: t.rich('deployment.impact.announcements', sizes(announcements, t)),
      detail: await placesOf(turn, announcements),
    });
  if (nudges.people > 0)
    items.push({
      text: t.rich('deployment.impact.nudges', sizes(nudges, t)),
      detail: await placesOf(turn, nudges),
    });
  return items.length > 0 ? items : [{ text: t('deployment.impact.nothingSaid') }];
}

async function tellsItems(turn: Shown, impact: Impact): Promise<ListItem[]> {
  const { t } = turn;
  const { corrections, informed, vendor, voteOpened } = impact;
  const items: ListItem[] = [];
  if (corrections.people > 0)
    items.push({
      text: t.rich('deployment.impact.corrections', { people: corrections.people }),
      detail: await placesOf(turn, corrections),
    });
  if (informed.length > 0) items.push({ text: t('deployment.impact.informed', await named(turn, informed)) });
  if (vendor.length > 0) items.push({ text: t('deployment.impact.vendor', await named(turn, vendor)) });
  if (voteOpened) items.push({ text: t.rich('deployment.impact.vote'), tone: 'warning' });
  return items;
}

/** In the order in which they matter to who decides. */
const fates: readonly Fate[] = ['redated', 'rearmed', 'added', 'notReplayed', 'dropped'];

function fateItems({ t }: Shown, impact: Impact): ListItem[] {
  return fates.flatMap((fate): ListItem[] => {
    const rules = impact.fates[fate] ?? [];
    if (rules.length === 0) return [];
    const values = {
      count: rules.length,
      steps: stepsNamed(
        rules.map(({ rule }) => rule),
        t,
      ),
    };
    // @keys deployment.impact.fate.*
    const text = t.rich(`deployment.impact.fate.${fate}`, values);
    return [{ text, ...(fate === 'dropped' && { tone: 'warning' as const }) }];
  });
}

function preparationItems({ t, locale }: Shown, impact: Impact): ListItem[] {
  const { to, checks, trainings, milestones, meetings } = impact;
  const items: ListItem[] = [];
  const add = (key: string, count: number, tone?: ListItem['tone']) => {
    if (count > 0) items.push({ text: t(key, { count }), ...(tone && { tone }) });
  };
  if (checks.length > 0)
    items.push({
      text: t('deployment.impact.checks', { count: checks.length }),
      detail: checks.map(({ code, label }) => `${code} · ${label}`).join(' ; '),
      tone: 'warning',
    });
  add('deployment.impact.trainings.valid', trainings.valid);
  add('deployment.impact.trainings.again', trainings.again, 'warning');
  add('deployment.impact.trainings.after', trainings.after, 'warning');
  if (to) add('deployment.impact.milestones', milestones);
  if (meetings.length > 0)
    items.push({
      text: t('deployment.impact.meetings', { count: meetings.length }),
      detail: meetings
        .map(({ title, on }) => `${title} (${formatDate(on, locale, { year: false })})`)
        .join(' · '),
    });
  return items;
}

function sizes({ rules, people }: Said, t: Shown['t']) {
  return { count: rules.length, steps: stepsNamed(rules, t), people };
}

/** « « annonce de la veille » », or from the first to the last of several, in the words of the timeline. */
function stepsNamed(rules: readonly string[], t: Shown['t']): string {
  // @keys deployment.rule.*
  const words = mainRulesOf(rules).map((rule) => t(`deployment.rule.${rule}`));
  return t('deployment.impact.steps', {
    count: words.length,
    first: words[0] ?? '',
    last: words.at(-1) ?? '',
  });
}

/** « AGLA : 50 · par courriel : 4 ». */
async function placesOf({ tx, t }: Shown, { places }: Said): Promise<string> {
  const words: string[] = [];
  for (const { platform, workspace, people } of places)
    words.push(
      platform === 'email'
        ? t('deployment.impact.byMail', { people })
        : t('deployment.impact.inWorkspace', {
            people,
            name: await recipientDirectory.workspace(tx, platform, workspace ?? ''),
          }),
    );
  return words.join(' · ');
}

/** « Hélène Guivarc’h, Claire Le Goff et 3 autres » */
async function named({ tx, t, locale }: Shown, ids: readonly string[]) {
  const names = [...(await namesById(tx, ids.slice(0, namesShown))).values()];
  const others = ids.length - namesShown;
  const more = others > 0 ? [t('deployment.impact.others', { count: others })] : [];
  return { names: formatList([...names, ...more], locale) };
}
