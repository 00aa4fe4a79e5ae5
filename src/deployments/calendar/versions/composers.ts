import type { Block } from '../../../conversation/card.ts';
import type { Locale, Translator } from '../../../conversation/language.ts';
import type { Composer, Composers } from '../../../delivery/ledger.ts';
import { namesById } from '../../../people/names-by-id.ts';
import { spaceContext } from '../../../people/space-context.ts';
import type { Transaction } from '../../../store/store.ts';
import { type CalendarLinks, pageButton, pictureBlocks } from '../calendar-links.ts';
import { differencesOf, readEntries } from './entries.ts';
import {
  adoptedVersion,
  askedOf,
  decisionOf,
  isUnderReview,
  readVersion,
  standingOf,
  type VersionWithOpinions,
} from './version.ts';
import { adoptedWords, differenceItem, opinionsField } from './version-words.ts';

/** The addresses of the picture travel with the message, one set for each language. */
interface WithLinks {
  links: Record<Locale, CalendarLinks>;
}

/** To a member or the vendor: does this version suit? (C27, S3-11) */
const review: Composer = async ({ tx, t, now, personId, redraw }, delivery) => {
  const version = await readVersion(tx, delivery.subjectId);
  const open = isUnderReview(version);
  if (!open && !redraw) return null;
  const { number } = version;
  const links = (delivery.parameters as unknown as WithLinks).links[t.locale];
  const space = spaceContext(await tx.space.findUniqueOrThrow({ where: { id: version.spaceId } }));
  const today = now.toZonedDateTimeISO(space.timeZone).toPlainDate();
  const standing = standingOf(version.opinions, await askedOf(tx, version, today));
  const own = version.opinions.findLast((one) => one.personId === personId && one.kind !== 'comment');
  const carried = { version: String(number), person: personId ?? '' };
  const agreed = own?.kind === 'agreed';
  return {
    card: {
      heading: t(open ? 'deployment.calendar.review.heading' : 'deployment.calendar.heading.version', {
        number,
      }),
      blocks: [
        ...(version.note ? [{ kind: 'text' as const, text: version.note }] : []),
        ...(await sinceAdopted(tx, version, t)),
        ...pictureBlocks(links, t('deployment.calendar.title.version', { number }), t),
        { kind: 'fields', fields: [opinionsField(standing, t)] },
        // @keys deployment.calendar.settled.* deployment.calendar.own.*
        open
          ? {
              kind: 'text',
              text: t(own ? `deployment.calendar.own.${own.kind}` : 'deployment.calendar.review.ask'),
            }
          : {
              kind: 'notice',
              tone: 'neutral',
              text: t(`deployment.calendar.settled.${version.state}`, { number }),
            },
      ],
      actions: [
        ...(open
          ? [
              {
                id: 'agree',
                label: t('deployment.calendar.button.agree'),
                ...(agreed ? {} : { style: 'primary' as const }),
                command: 'calendar agree',
                arguments: carried,
              },
              {
                id: 'comment',
                label: t('deployment.calendar.button.comment'),
                command: 'calendar comment',
                arguments: carried,
              },
            ]
          : []),
        pageButton(links, t),
      ],
    },
  };
};

/** What this version changes of the one that was adopted. */
async function sinceAdopted(tx: Transaction, version: VersionWithOpinions, t: Translator): Promise<Block[]> {
  const adopted = await adoptedVersion(tx, version.spaceId);
  if (!adopted || adopted.id === version.id) return [];
  const differences = differencesOf(readEntries(adopted.entries), readEntries(version.entries));
  if (differences.length === 0) return [];
  return [
    {
      kind: 'list',
      heading: t('deployment.calendar.since', { number: adopted.number }),
      items: differences.map((one) => differenceItem(one, t)),
    },
  ];
}

/** To the leads: a comment, or what the vendor says. */
const opinion: Composer = async ({ tx, t }, delivery) => {
  const { opinionId } = delivery.parameters as { opinionId: string };
  const said = await tx.calendarOpinion.findUnique({ where: { id: opinionId } });
  if (!said) return null;
  const version = await readVersion(tx, delivery.subjectId);
  const person = await tx.person.findUniqueOrThrow({
    where: { id: said.personId },
    include: { organisation: true },
  });
  const name = (await namesById(tx, [person.id])).get(person.id) ?? '';
  const number = String(version.number);
  return {
    card: {
      // @keys deployment.calendar.opinion.*
      heading: t(`deployment.calendar.opinion.${said.kind}`, { name, number }),
      blocks: [
        ...(said.text ? [{ kind: 'text' as const, text: said.text }] : []),
        ...(person.organisation ? [{ kind: 'text' as const, text: person.organisation.name }] : []),
      ],
      actions: [
        {
          id: 'version',
          label: t('deployment.calendar.button.version', { number }),
          command: 'calendar version',
          arguments: { version: number },
        },
      ],
    },
  };
};

/** To the vendor and to who proposed it: the version that holds from now on. */
const adopted: Composer = async ({ tx, t }, delivery) => {
  const version = await readVersion(tx, delivery.subjectId);
  if (version.state !== 'adopted') return null;
  const decision = await decisionOf(tx, version);
  const { timeZone } = await tx.space.findUniqueOrThrow({ where: { id: version.spaceId } });
  const links = (delivery.parameters as unknown as WithLinks).links[t.locale];
  const { number } = version;
  return {
    card: {
      heading: t('deployment.calendar.adopted.heading', { number }),
      blocks: [
        { kind: 'text', text: adoptedWords(version, decision?.number ?? null, timeZone, t) },
        ...pictureBlocks(links, t('deployment.calendar.title.version', { number }), t),
      ],
      actions: [pageButton(links, t)],
    },
  };
};

/** What copil tells of the versions of a calendar. */
export const versionComposers: Composers = {
  'deployment.calendarReview': review,
  'deployment.calendarOpinion': opinion,
  'deployment.calendarAdopted': adopted,
};
