import { createEmailPlatform } from '../../adapters/email/email-platform.ts';
import { emailMessages } from '../../adapters/email/messages.ts';
import { smtpTransport } from '../../adapters/email/smtp-transport.ts';
import type { MailTransport } from '../../adapters/email/transport.ts';
import { cardOf, filesOf } from '../../adapters/local/message-store.ts';
import { openLocalWorkspace } from '../../adapters/local/workspace.ts';
import { buttonsOf } from '../../src/conversation/card.ts';
import { createTranslators } from '../../src/conversation/catalogue.ts';
import type { Address } from '../../src/conversation/platform.ts';
import { systemClock } from '../../src/time.ts';
import { openTestDatabase } from '../support/database.ts';
import { openMailServer } from '../support/mail-server.ts';
import { smallChannels, smallPeople } from '../support/small-house.ts';
import { describePlatform, type PlatformUnderTest } from './describe-platform.ts';
import { openSlackUnderTest } from './slack-under-test.ts';

const person = (workspace: string, externalId: string): Address => ({
  kind: 'person',
  workspace,
  externalId,
});
const channel = (workspace: string, externalId: string): Address => ({
  kind: 'channel',
  workspace,
  externalId,
});

function openWorkspace(db: Awaited<ReturnType<typeof openTestDatabase>>['db']) {
  const known = { people: async () => smallPeople, channels: async () => smallChannels };
  return openLocalWorkspace({ db, system: systemClock.system, known });
}

async function openLocal(): Promise<PlatformUnderTest> {
  const { db, close } = await openTestDatabase();
  const { platform } = await openWorkspace(db);
  return {
    platform,
    person: person('agla', 'claire'),
    other: person('agla', 'karim'),
    unknownPerson: person('agla', 'bruno'),
    channel: channel('agla', 'copil-dui'),
    unknownChannel: channel('agla', 'direction'),
    async read({ kind, workspace, externalId }) {
      const conversation = kind === 'person' ? `dm:${externalId}` : externalId;
      const rows = await db.localMessage.findMany({
        where: { workspace, conversation },
        orderBy: { id: 'asc' },
      });
      return rows.map((row) => ({
        text: row.text,
        buttons: buttonsOf(cardOf(row)).map(({ label }) => label),
        files: filesOf(row).map(({ name }) => name),
        ...(row.threadId ? { threadId: row.threadId } : {}),
      }));
    },
    close,
  };
}

const mail = {
  person: person('email', 'helene@agla.example'),
  other: person('email', 'karim@agla.example'),
  unknownPerson: person('email', 'nobody'),
  unknownChannel: channel('email', 'copil-dui'),
};

const emailOver = (transport: MailTransport) =>
  createEmailPlatform({
    transport,
    from: { name: 'COPIL AGLA', address: 'copil@agla.example' },
    publicUrl: 'https://copil.example',
    translators: createTranslators([emailMessages]),
  });

async function openSmtp(): Promise<PlatformUnderTest> {
  const server = await openMailServer();
  const transport = smtpTransport(server.url);
  return {
    ...mail,
    platform: emailOver(transport),
    async read({ externalId }) {
      const received = server.mails.filter(({ to }) => to.includes(externalId));
      return received.map(({ parsed }) => ({
        text: `${parsed.subject}\n${parsed.text}`.replaceAll('\u00ad', ''),
        buttons: [...(parsed.html ?? '').matchAll(/<a [^>]*>([^<]*)<\/a>/g)].map(([, label = '']) => label),
        files: [...new Set(parsed.attachments.map(({ filename }) => filename ?? ''))].filter(Boolean),
        ...(parsed.inReplyTo ? { threadId: parsed.inReplyTo } : {}),
      }));
    },
    async close() {
      await transport.close();
      await server.close();
    },
  };
}

describePlatform('the local workspace', openLocal);
describePlatform('e-mail over SMTP', openSmtp);
describePlatform('Slack', openSlackUnderTest);
