import type { Field } from '../../../conversation/card.ts';
import type { Translator } from '../../../conversation/language.ts';
import { plainText } from '../../../conversation/rich-text.ts';
import type { LinkPorts } from '../../../meetings/answer-by-link.ts';
import { actingByMail } from '../../../people/acting.ts';
import { fullName } from '../../../people/person-name.ts';
import { screen } from '../../../people/screen.ts';
import { asLocale } from '../../../people/space-context.ts';
import type { Transaction } from '../../../store/store.ts';
import { differencesOf, readEntries } from './entries.ts';
import { giveOpinion } from './give-opinion.ts';
import { readOpinionToken } from './opinion-link.ts';
import {
  adoptedVersion,
  askedOf,
  isUnderReview,
  lockVersion,
  standingOf,
  type VersionWithOpinions,
  versionNumbered,
} from './version.ts';
import { differenceItem, opinionsField } from './version-words.ts';

/** A version as the page behind a mail's button shows it; everything is in the person's words. */
export interface OpinionSheet {
  locale: 'fr' | 'en';
  /** Full name of the person the link was sent to. */
  person: string;
  title: string;
  lines: string[];
  /** What it changes of the version in force. */
  dates: string[];
  datesHeading?: string;
  /** What just happened, or why nothing can be said any more; null before anything. */
  news: string | null;
  /** `note`: label of the words the choice needs. */
  choices: { value: string; label: string; note?: string }[];
  /** Names this very state: a press against another one is not applied. */
  seen: string;
}

export interface GivenOpinion {
  choice: string;
  note?: string;
  seen: string;
}

/** Changes nothing, however often it is called. @returns null for a link that is not ours, or no longer theirs */
export async function lookAtOpinion(
  tx: Transaction,
  ports: LinkPorts,
  token: string,
  news: string | null = null,
): Promise<OpinionSheet | null> {
  const link = readOpinionToken(ports.secret, token, ports.clock.system());
  const person =
    link &&
    (await tx.person.findUnique({
      where: { id: link.personId, state: { not: 'left' } },
      include: { space: true },
    }));
  const version = person && (await versionNumbered(tx, person.spaceId, link.number));
  if (!version) return null;
  const locale = asLocale(person.locale);
  const t = ports.translators[locale];
  const today = ports.clock.now().toZonedDateTimeISO(person.space.timeZone).toPlainDate();
  const asked = await askedOf(tx, version, today);
  const isAsked = [...asked.members, ...asked.vendor].some(({ id }) => id === person.id);
  const open = isUnderReview(version) && isAsked;
  const own = version.opinions.findLast((one) => one.personId === person.id && one.kind !== 'comment');
  // @keys deployment.calendar.own.* deployment.calendar.settled.*
  return {
    locale,
    person: fullName(person),
    title: t('deployment.calendar.review.heading', { number: version.number }),
    lines: [
      ...(version.note ? [version.note] : []),
      said(opinionsField(standingOf(version.opinions, asked), t), t),
      ...(own ? [t(`deployment.calendar.own.${own.kind}`)] : []),
    ],
    ...(await changesOf(tx, version, t)),
    news:
      news ??
      (open
        ? null
        : t(
            isUnderReview(version)
              ? 'deployment.calendar.notAsked'
              : `deployment.calendar.settled.${version.state}`,
            { number: version.number },
          )),
    choices: open ? choicesOf(link.act, t) : [],
    seen: `${version.state}.${own?.id ?? ''}`,
  };
}

/** Keeps what the person said, if what they saw still holds. @returns the page as it is afterwards */
export async function confirmOpinion(
  tx: Transaction,
  ports: LinkPorts,
  token: string,
  given: GivenOpinion,
): Promise<OpinionSheet | null> {
  const link = readOpinionToken(ports.secret, token, ports.clock.system());
  const first = await lookAtOpinion(tx, ports, token);
  if (!link || !first) return null;
  const acting = await actingByMail(tx, link.personId, ports.clock.now(), ports.ledger);
  const found = await versionNumbered(tx, acting.space.id, link.number);
  if (!found) return null;
  const version = await lockVersion(tx, found.id);
  const sheet = await lookAtOpinion(tx, ports, token);
  const choice = sheet?.choices.find(({ value }) => value === given.choice);
  if (!sheet || !choice) return sheet;
  const t = ports.translators[sheet.locale];
  const refused = (news: string): OpinionSheet => ({ ...sheet, news });
  if (given.seen !== sheet.seen) return refused(t('deployment.calendar.page.stale'));
  if (choice.note && !given.note) return refused(t('deployment.calendar.page.noteMissing'));
  const unfit = given.note && screen(given.note, { t, via: 'form' });
  if (unfit) return refused(unfit);
  const kind = given.choice === 'agree' ? 'agreed' : given.choice === 'objection' ? 'objection' : 'comment';
  await giveOpinion(acting, version, { kind, text: choice.note ? given.note : undefined });
  return lookAtOpinion(tx, ports, token, t('deployment.calendar.page.recorded'));
}

async function changesOf(
  tx: Transaction,
  version: VersionWithOpinions,
  t: Translator,
): Promise<Pick<OpinionSheet, 'dates' | 'datesHeading'>> {
  const adopted = await adoptedVersion(tx, version.spaceId);
  if (!adopted || adopted.id === version.id) return { dates: [] };
  const dates = differencesOf(readEntries(adopted.entries), readEntries(version.entries)).map((one) => {
    const { text, detail } = differenceItem(one, t);
    return said({ label: plainText(text), value: detail ?? '' }, t);
  });
  return { dates, datesHeading: t('deployment.calendar.since', { number: adopted.number }) };
}

function said({ label, value }: Field, t: Translator): string {
  return t('conversation.field', { label, value: plainText(value) });
}

/** What the button asked for first. */
function choicesOf(act: 'agree' | 'comment', t: Translator): OpinionSheet['choices'] {
  const note = t('command.calendar.comment.argument.text');
  const agree = { value: 'agree', label: t('deployment.calendar.button.agree') };
  const comment = { value: 'comment', label: t('deployment.calendar.button.comment'), note };
  const objection = {
    value: 'objection',
    label: t('deployment.calendar.button.object'),
    note: t('deployment.calendar.page.why'),
  };
  return act === 'agree' ? [agree, comment, objection] : [comment, objection, agree];
}
