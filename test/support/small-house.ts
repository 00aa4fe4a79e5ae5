/** A committee in miniature: a real, tiny bot and host, so that the local workspace can be lived in without the product. */
import type { LocalClock } from '../../adapters/local/clock.ts';
import type { LocalHost, LocalPerson, SentRow } from '../../adapters/local/host.ts';
import type { Mailbox } from '../../adapters/local/mailbox.ts';
import { type Card, card } from '../../src/conversation/card.ts';
import type { Form } from '../../src/conversation/form.ts';
import type { Address, Bot, ChatPlatform, Completion, Said } from '../../src/conversation/platform.ts';
import type { Reply } from '../../src/conversation/reply.ts';

export const smallPeople: LocalPerson[] = [
  person('claire', 'Claire Le Goff', 'Responsable projets médico-sociaux', 'agla'),
  person('helene', 'Hélène Guivarc’h', 'Directrice générale', 'agla'),
  person('karim', 'Karim Benhaddou', 'Directeur des systèmes d’information', 'agla'),
  { ...person('yann', 'Yann Kerbrat', 'Directeur EHPAD Résidence du Port', 'agla'), locale: 'en' },
  person('bruno', 'Bruno Tanguy', 'Directeur général Rives d’Oust', 'rives-doust'),
  person('julie', 'Julie Meyer', 'Cheffe de projet Galatée', null),
];

function person(handle: string, name: string, job: string, workspace: string | null): LocalPerson {
  return { handle, name, job, workspace, locale: 'fr', email: `${handle}@example.org` };
}

export const smallChannels = [
  { workspace: 'agla', name: 'copil-dui', topic: 'Comité de pilotage du dossier usager informatisé' },
  { workspace: 'agla', name: 'association-actus' },
  { workspace: 'rives-doust', name: 'copil-dui' },
  { workspace: 'rives-doust', name: 'direction' },
];

interface Due {
  at: Temporal.Instant;
  rule: string;
  to: string;
  send(): Promise<string>;
}

interface SmallMeeting {
  id: string;
  title: string;
  when: Temporal.PlainDateTime;
  answers: Map<string, string>;
  home: Address | null;
}

const zone = 'Europe/Paris';
const labels: Record<string, string> = { yes: 'Je viens', remote: 'À distance', no: 'Je ne viens pas' };

/** @returns a bot that schedules meetings, and the host that lets its notices leave when they are due. */
export function smallHouse(workspace: { clock: LocalClock; platform: ChatPlatform; mailbox: Mailbox }): {
  bot: Bot;
  host: LocalHost;
} {
  const { clock, platform, mailbox } = workspace;
  const due: Due[] = [];
  const meetings: SmallMeeting[] = [];
  const replies = new Map<string, Promise<Reply>>();
  const once = (eventId: string, work: () => Promise<Reply>) => {
    const known = replies.get(eventId) ?? work();
    replies.set(eventId, known);
    return known;
  };

  const buttons = (meeting: SmallMeeting) =>
    Object.entries(labels).map(([choice, label]) => ({
      id: choice,
      label,
      command: 'answer',
      arguments: { meeting: meeting.id, choice },
      ...(choice === 'yes' ? { style: 'primary' as const } : {}),
      ...(choice === 'no'
        ? { style: 'danger' as const, confirm: `Ne pas venir à « ${meeting.title} » ?` }
        : {}),
    }));

  function meetingCard(meeting: SmallMeeting, answer?: string): Card {
    const count = (choice: string) =>
      [...meeting.answers.values()].filter((given) => given === choice).length;
    return {
      heading: meeting.title,
      blocks: [
        { kind: 'text', text: [{ bold: meeting.when.toString() }, ', salle du Môle'] },
        ...(answer
          ? [{ kind: 'notice' as const, tone: 'success' as const, text: `Réponse : ${labels[answer]}` }]
          : []),
        {
          kind: 'fields',
          fields: Object.entries(labels).map(([choice, label]) => ({ label, value: String(count(choice)) })),
        },
      ],
      actions: buttons(meeting),
      files: [
        {
          name: 'invitation.ics',
          type: 'text/calendar; charset=utf-8; method=REQUEST',
          label: 'Invitation pour votre agenda',
          content: `BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:${meeting.title}\r\nEND:VCALENDAR\r\n`,
        },
      ],
    };
  }

  function plan(at: Temporal.Instant, rule: string, to: LocalPerson, title: string, draw: () => Card): void {
    const key = `${rule}|${title}|${to.handle}|${at}`;
    due.push({
      at,
      rule,
      to: to.handle,
      async send() {
        const drawn = draw();
        const text = [
          drawn.heading,
          ...drawn.blocks.map((block) => (block.kind === 'text' ? String(block.text) : '')),
        ];
        if (to.workspace === null) {
          const mail = {
            messageId: `<${key}>`,
            to: to.email,
            subject: title,
            text: text.join('\n'),
            html: `<h1>${title}</h1>`,
          };
          await mailbox.send({ ...mail, calendar: { content: drawn.files?.[0]?.content ?? '' } });
        } else {
          const address: Address = { kind: 'person', workspace: to.workspace, externalId: to.handle };
          await platform.post(address, { key, card: drawn, locale: to.locale, at: clock.now() });
        }
        return text.filter(Boolean).join('\n');
      },
    });
  }

  const scheduleForm = (values: Record<string, string> = {}, error?: string): Form => ({
    command: 'schedule',
    title: 'Planifier une réunion',
    submitLabel: 'Planifier',
    intro: 'Il manque la date.',
    fields: [
      { name: 'when', label: 'Date et heure', kind: 'dateTime', required: true, value: values.when, error },
      {
        name: 'title',
        label: 'Intitulé',
        kind: 'text',
        required: false,
        value: values.title,
        hint: 'Affiché dans l’agenda',
      },
      {
        name: 'kind',
        label: 'Nature',
        kind: 'select',
        required: false,
        value: values.kind,
        options: [
          { value: 'copil', label: 'Comité de pilotage' },
          { value: 'group', label: 'Groupe de travail' },
        ],
      },
      { name: 'note', label: 'Mot aux membres', kind: 'longText', required: false, value: values.note },
      { name: 'origin', label: 'origine', kind: 'hidden', required: false, value: 'small-house' },
    ],
  });

  async function schedule(
    values: Record<string, string>,
    { account, place }: Omit<Said, 'text'>,
  ): Promise<Reply> {
    const { when, title = 'COPIL' } = values;
    if (!when) return { visibility: 'private', form: scheduleForm(values), outcome: 'form' };
    let moment: Temporal.PlainDateTime;
    try {
      moment = Temporal.PlainDateTime.from(when.replace(/^(\d\d)\/(\d\d)\/(\d{4})/, '$3-$2-$1'));
    } catch {
      const form = scheduleForm(values, `Je n’ai pas compris « ${when} ».`);
      return { visibility: 'private', form, outcome: 'invalid' };
    }
    const home: Address | null =
      place.kind === 'channel'
        ? { kind: 'channel', workspace: account.workspace, externalId: place.externalId }
        : null;
    const meeting: SmallMeeting = {
      id: String(meetings.length),
      title,
      when: moment,
      answers: new Map(),
      home,
    };
    meetings.push(meeting);
    const before = moment
      .subtract({ days: 1 })
      .with({ hour: 9, minute: 0 })
      .toZonedDateTime(zone)
      .toInstant();
    for (const to of smallPeople) {
      plan(clock.now(), 'M03', to, title, () => meetingCard(meeting));
      if (Temporal.Instant.compare(before, clock.now()) > 0) {
        plan(before, 'M09', to, title, () => card(`Demain : ${title}`, `Rendez-vous le ${meeting.when}.`));
      }
    }
    return {
      card: meetingCard(meeting),
      visibility: place.kind === 'direct' ? 'private' : 'here',
      outcome: 'done',
    };
  }

  async function obey(text: string, event: Omit<Said, 'text'>): Promise<Reply> {
    const [word = '', ...rest] = text.split(/\s+/);
    if (/^(planifier|schedule)$/i.test(word)) {
      const [, when, title] = /^(\d\d\/\d\d\/\d{4} \d\d:\d\d)?\s*(.*)$/.exec(rest.join(' ')) ?? [];
      return schedule(
        { ...(when ? { when } : {}), ...(title ? { title: title.replaceAll('"', '') } : {}) },
        event,
      );
    }
    if (/^(aide|help)?$/i.test(word)) {
      return {
        card: {
          heading: 'Ce que je sais faire',
          blocks: [
            {
              kind: 'list',
              items: [{ text: 'planifier', detail: 'Fixe la date d’un comité et invite ses membres' }],
            },
            { kind: 'notice', tone: 'warning', text: 'Un jour fermé est signalé.' },
          ],
          actions: [
            { id: 'open', label: 'Planifier', command: 'schedule', arguments: {} },
            { id: 'read', label: 'Lire la suite', url: 'https://example.org/' },
          ],
          footer: 'Aide',
        },
        visibility: 'private',
        outcome: 'done',
      };
    }
    return {
      card: card(undefined, `Je ne connais pas « ${word} ».`),
      visibility: 'private',
      outcome: 'unknown',
    };
  }

  async function deliver(until: Temporal.Instant): Promise<SentRow[]> {
    const rows: SentRow[] = [];
    for (;;) {
      due.sort((one, other) => Temporal.Instant.compare(one.at, other.at));
      const next = due[0];
      if (!next || Temporal.Instant.compare(next.at, until) > 0) return rows;
      due.shift();
      if (Temporal.Instant.compare(next.at, clock.now()) > 0) await clock.setNow(next.at);
      const mailed = smallPeople.find(({ handle }) => handle === next.to)?.workspace === null;
      const text = await next.send();
      rows.push({ at: next.at.toString(), rule: next.rule, to: next.to, in: mailed ? 'mail' : 'dm', text });
    }
  }

  const bot: Bot = {
    say: (event) => once(event.eventId, () => obey(event.text, event)),
    press: (event) =>
      once(event.eventId, async () => {
        if (event.command === 'schedule') return schedule(event.arguments, event);
        const meeting = meetings[Number(event.arguments.meeting)];
        const choice = event.arguments.choice ?? 'yes';
        if (!meeting) return { card: card('Réunion inconnue'), visibility: 'private', outcome: 'refused' };
        meeting.answers.set(event.account.externalId, choice);
        return { card: meetingCard(meeting, choice), visibility: 'private', replaces: true, outcome: 'done' };
      }),
    submit: (event) =>
      once(event.eventId, async () => {
        if (event.values.when) return schedule(event.values, event);
        return {
          visibility: 'private',
          form: scheduleForm(event.values, 'La date manque.'),
          outcome: 'invalid',
        };
      }),
    shortcuts: [],
    async complete(_account, typed): Promise<Completion[]> {
      const all = [
        { text: '/copil planifier ', label: 'planifier', description: 'Fixer la date d’un comité' },
        { text: '/copil aide', label: 'aide', description: 'Ce que je sais faire' },
      ];
      return all.filter(({ label }) => label.startsWith(typed.trim().toLowerCase()));
    },
  };

  const host: LocalHost = {
    workspaces: async () => [
      { id: 'agla', name: 'AGLA' },
      { id: 'rives-doust', name: 'Rives d’Oust' },
    ],
    people: async () => smallPeople,
    channels: async () => smallChannels,
    timeZone: async () => zone,
    state: async () => ({ meetings: meetings.map(({ title, when }) => ({ title, when: when.toString() })) }),
    async advanceTo(target) {
      const rows = await deliver(target);
      await clock.setNow(target);
      return rows;
    },
    async advanceToNext() {
      const next = due.reduce<Temporal.Instant | null>(earliest, null);
      return next ? host.advanceTo(next) : [];
    },
    nextEventAt: async () => due.reduce<Temporal.Instant | null>(earliest, null),
    drain: async () => void (await deliver(clock.now())),
    ledger: async ({ rule }) =>
      due.filter((one) => !rule || one.rule === rule).map(({ rule, to }) => ({ rule, to })),
    importSpace: async (json) =>
      typeof json === 'object' && json !== null && 'clock' in json
        ? { ok: true, people: 0 }
        : { ok: false, errors: [{ path: 'clock', message: 'manque' }] },
    suggestion: async (handle) =>
      handle === 'claire' ? { in: 'copil-dui', text: '/copil planifier 22/09/2026 14:00 "COPIL n°2"' } : null,
  };
  return { bot, host };
}

const earliest = (found: Temporal.Instant | null, { at }: Due): Temporal.Instant =>
  found && Temporal.Instant.compare(found, at) < 0 ? found : at;
