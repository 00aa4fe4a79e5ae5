import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { type DirectBot, directSecret, openDirectBot } from '../../test/support/direct-bot.ts';
import { docxText, pdfWords } from '../../test/support/read-documents.ts';
import { houseTranslators } from '../catalogues.ts';
import { buttonsOf, type Card, type CommandButton } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
import type { Reply } from '../conversation/reply.ts';
import { toPdf } from '../documents/to-pdf.ts';
import { documentHost } from '../service/document-host.ts';
import { signedLinks } from '../service/links.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import { dateColumn, systemClock, toInstant } from '../time.ts';
import { reportActs } from './acts.ts';
import { reportComposers } from './composers.ts';
import { fullestReport } from './fixtures/fullest-report.ts';
import { findReport, type ReportWithCommittee } from './report.ts';
import { printReport } from './report-document.ts';

const look = process.env.LOOK ? console.log : () => undefined;
const draftAt = '2026-09-23T07:00:00Z';
const translators = houseTranslators();
const { fr } = translators;
let direct: DirectBot;
let reportId: string;

const words = (card: Card | undefined) => plain(card ? renderText(card, 'fr') : '');
const say = (handle: string, text: string) =>
  direct.bot.say({
    eventId: randomUUID(),
    account: { platform: 'local', workspace: 'agla', externalId: handle },
    place: { kind: 'direct' },
    text,
  });
const heard = async (handle: string, text: string) => {
  const said = words((await say(handle, text)).card);
  look(`--- ${handle}: ${text}\n${said}`);
  return said;
};
const button = (reply: Reply, label: string) =>
  buttonsOf(reply.card as Card).find((one): one is CommandButton => one.label === label && 'command' in one);
const press = (handle: string, of: CommandButton | undefined) =>
  direct.bot.press({
    eventId: randomUUID(),
    account: { platform: 'local', workspace: 'agla', externalId: handle },
    place: { kind: 'direct' },
    command: of?.command ?? '',
    arguments: of?.arguments ?? {},
  });
const row = () => direct.db.executiveReport.findUniqueOrThrow({ where: { id: reportId } });
const report = async () => (await findReport(direct.store.db, reportId)) as ReportWithCommittee;
const act = async (name: string, at: string, rule: string) => {
  direct.moveTo(at);
  const now = Temporal.Instant.from(at);
  const due = { subjectId: reportId, rule } as MessageDelivery;
  await direct.store.transaction(async (tx) => {
    await reportActs[name]?.({ tx, now, at: now, ledger: direct.delivery.ledgerAt(now) }, due);
  });
  await direct.db.messageDelivery.updateMany({
    where: { subjectId: reportId, rule, recipientKind: 'house' },
    data: { state: 'done' },
  });
};
/** Handles of those to whom a message of this name was promised. */
const told = async (message: string) => {
  const rows = await direct.db.messageDelivery.findMany({ where: { message, subjectType: 'report' } });
  const people = await direct.db.person.findMany({
    where: { id: { in: rows.map(({ recipientId }) => recipientId) } },
  });
  return people.map(({ handle }) => handle).toSorted();
};
const links = signedLinks('http://127.0.0.1', directSecret, systemClock);
/** What one person reads of a message when it is due. */
const read = async (message: string, handle: string, at: string) => {
  const person = await direct.db.person.findFirstOrThrow({ where: { handle } });
  const due = await direct.db.messageDelivery.findFirstOrThrow({
    where: { message, recipientId: person.id, subjectId: reportId },
    orderBy: { subjectVersion: 'desc' },
  });
  const context = { t: fr, now: Temporal.Instant.from(at), answers: 'chat', personId: person.id } as const;
  const composed = await direct.store.transaction((tx) =>
    Promise.resolve(reportComposers(links)[message]?.({ ...context, tx, redraw: false }, due)),
  );
  const text = composed ? words(composed.card) : null;
  look(
    `--- ${message} → ${handle}\n${text}\n[${composed && buttonsOf(composed.card).map(({ label }) => label)}]`,
  );
  return composed ? { text: text ?? '', buttons: buttonsOf(composed.card).map(({ label }) => label) } : null;
};

beforeAll(async () => {
  direct = await openDirectBot('2026-09-01T06:30:00Z');
  reportId = (await direct.db.executiveReport.findFirstOrThrow({ where: { number: 2 } })).id;
});
afterAll(() => direct.close());

/** As it is five days before it is due. */
beforeEach(async () => {
  await direct.db.messageDelivery.deleteMany({ where: { subjectType: 'report', recipientKind: 'person' } });
  await direct.db.executiveReport.deleteMany({ where: { number: { gt: 2 } } });
  await direct.db.executiveReport.update({
    where: { id: reportId },
    data: {
      ...{ state: 'draft', version: 1, content: null as never, asks: null, sentAt: null },
      ...{ signedByLfId: null, signedByLfAt: null, signedByLtId: null, signedByLtAt: null },
      ...{ acknowledgedById: null, acknowledgedAt: null },
    },
  });
  await direct.db.messageDelivery.updateMany({
    where: { subjectId: reportId, recipientKind: 'house' },
    data: { state: 'planned' },
  });
  direct.moveTo(draftAt);
});

describe('the next report to the executive body', () => {
  it('is promised sixty days after the last one, its hours are planned when the file is loaded', async () => {
    expect(String((await row()).dueOn.toISOString())).toContain('2026-09-28');
    const rows = await direct.db.messageDelivery.findMany({
      where: { subjectId: reportId, recipientKind: 'house' },
      orderBy: { dueAt: 'asc' },
    });
    const hours = rows.map(({ rule, dueAt }) => [
      rule,
      toInstant(dueAt).toZonedDateTimeISO('Europe/Paris').toPlainDateTime().toString(),
    ]);
    // 26 September is a Saturday: its Friday. 1 October is a Thursday.
    expect(hours).toEqual([
      ['REPORT-DRAFT', '2026-09-23T09:00:00'],
      ['REPORT-SIGN', '2026-09-25T09:00:00'],
      ['REPORT-DUE', '2026-09-28T09:00:00'],
      ['REPORT-LATE-3', '2026-10-01T09:00:00'],
      ['REPORT-LATE-7', '2026-10-05T09:00:00'],
    ]);
  });

  it('is drafted on day -5 for both leads: period, decisions, weather, risks, calendar, late actions', async () => {
    await act('report.draft', draftAt, 'REPORT-DRAFT');
    expect(await told('report.drafted')).toEqual(['claire', 'karim']);
    const seen = await read('report.drafted', 'claire', draftAt);
    expect(seen?.text).toContain('Rapport n°2 · Bureau');
    expect(seen?.text).toContain('co-signez avant le lundi 28 septembre 2026');
    expect(seen?.text).toContain('du 30 juillet 2026 au 23 septembre 2026');
    expect(seen?.text).toContain('Aucune décision sur la période.');
    expect(seen?.text).toContain('R-01 · Wi-Fi en chambre insuffisant · 9/16, inchangé');
    expect(seen?.text).toContain('A-2026-003 · Mesurer le débit à l’EHPAD du Port');
    expect(seen?.text).toContain('les écarts seront donnés à partir du prochain');
    expect(seen?.buttons).toEqual(['Co-signer', 'Nos demandes', 'PDF', 'Word']);
  });

  it('is read by those who prepare it alone; the body reads what was sent; a member may not', async () => {
    expect(await heard('claire', 'rapport aperçu')).toContain('tel qu’il partirait aujourd’hui');
    expect(await heard('helene', 'rapport')).toContain('Projet, à envoyer le lundi 28 septembre 2026');
    expect(await heard('odile', 'rapport')).toContain('Rapport n°1 · Bureau');
    expect(await heard('odile', 'rapport 2')).toContain('n’a pas de rapport n°2 que vous puissiez lire');
    expect((await say('odile', 'rapport aperçu')).outcome).toBe('refused');
    expect((await say('thomas', 'rapport')).outcome).toBe('refused');
    expect((await say('thomas', 'rapport signer')).outcome).toBe('refused');
    expect(await heard('odile', 'rapports')).toContain('Rapport n°1 · envoyé le 30 juillet 2026');
  });
});

describe('signatures', () => {
  it('fix the text at the first one, count once, and both let it leave on its day', async () => {
    await say('claire', 'rapport demandes "Confirmer le budget du Wi-Fi avant le 15 octobre."');
    expect(await heard('claire', 'rapport signer')).toContain('Il manque la signature de Karim Benhaddou.');
    expect(await heard('claire', 'rapport signer')).toContain(
      'Aucune signature n’est attendue de votre part',
    );
    const before = (await row()).content;
    direct.moveTo('2026-09-24T07:00:00Z');
    await say('karim', 'risque ajouter "Panne du réseau" catégorie:technique probabilité:4 impact:4');
    expect(await heard('karim', 'rapport aperçu')).toContain('tel qu’il a été signé');
    expect((await row()).content).toEqual(before);
    expect(await heard('karim', 'rapport cosigner')).toContain('Il partira le lundi 28 septembre 2026');
    expect(await row()).toMatchObject({ state: 'cosigned', sentAt: null });
    await direct.db.risk.deleteMany({ where: { title: 'Panne du réseau' } });
  });

  it('are not given for a text that has changed since it was read', async () => {
    const seen = await say('karim', 'rapport aperçu');
    await say('claire', 'rapport demandes "Un poste de plus."');
    const late = await press('karim', button(seen, 'Co-signer'));
    expect(words(late.card)).toContain('rien n’est signé');
    expect(await row()).toMatchObject({ signedByLtId: null });
    const again = await press('karim', button(late, 'Co-signer'));
    expect(words(again.card)).toContain('Votre signature est enregistrée');
  });

  it('are void after a change, and who had signed is told so', async () => {
    await say('karim', 'rapport signer');
    expect(await heard('claire', 'rapport demandes "Un poste de plus."')).toContain(
      'les signatures déjà données ne comptent plus',
    );
    expect(await row()).toMatchObject({ state: 'draft', version: 2, signedByLtId: null });
    expect(await told('report.voided')).toEqual(['karim']);
    const seen = await read('report.voided', 'karim', draftAt);
    expect(seen?.text).toContain('Claire Le Goff a changé le texte du rapport');
    expect(seen?.buttons[0]).toBe('Co-signer');
  });

  it('are asked on day -2 of who has not signed; the chair signs where a lead is away, and it is said', async () => {
    const karim = await direct.db.person.findFirstOrThrow({ where: { handle: 'karim' } });
    await say('claire', 'rapport signer');
    expect((await say('helene', 'rapport signer')).outcome).toBe('refused');
    await direct.db.absence.create({
      data: {
        ...{ personId: karim.id, spaceId: karim.spaceId },
        from: dateColumn(Temporal.PlainDate.from('2026-09-24')),
        to: dateColumn(Temporal.PlainDate.from('2026-09-30')),
      } as never,
    });
    await act('report.askSignatures', '2026-09-25T07:00:00Z', 'REPORT-SIGN');
    expect(await told('report.signatureAsked')).toEqual(['helene']);
    expect((await read('report.signatureAsked', 'helene', '2026-09-25T07:00:00Z'))?.text).toContain(
      'Votre signature est attendue.',
    );
    const signed = await heard('helene', 'rapport signer');
    expect(signed).toContain('Il partira le lundi 28 septembre 2026');
    expect(signed).toContain(
      'Hélène Guivarc’h, le 25 septembre 2026, au titre de la présidence (absence : responsable du projet, volet technique)',
    );
    await direct.db.absence.deleteMany({ where: { personId: karim.id } });
  });
});

describe('sending', () => {
  const due = '2026-09-28T07:00:00Z';

  it('happens on its day: the body with its button, the chair and the leads in copy, and the next one is planned', async () => {
    await say('claire', 'rapport signer');
    await say('karim', 'rapport signer');
    await act('report.send', due, 'REPORT-DUE');
    expect(await told('report.sent')).toEqual(['odile']);
    expect(await told('report.copy')).toEqual(['claire', 'helene', 'karim']);
    const seen = await read('report.sent', 'odile', due);
    expect(seen?.text).toContain('Voici le rapport des responsables du projet');
    expect(seen?.buttons).toEqual(['Bien reçu', 'PDF', 'Word']);
    expect(await heard('odile', 'rapport accusé')).toContain('le rapport est bien reçu');
    expect(await heard('claire', 'rapport')).toContain('bien reçu le 28 septembre 2026 (Odile Prigent)');
    const next = await direct.db.executiveReport.findFirstOrThrow({ where: { number: 3 } });
    expect(next.dueOn.toISOString()).toContain('2026-11-27');
    expect(next.periodFrom.toISOString()).toContain('2026-09-23');
  });

  it('waits for a missing signature: the leads and the chair hear it, and it leaves at once with the last one', async () => {
    await say('claire', 'rapport signer');
    await act('report.send', due, 'REPORT-DUE');
    expect(await told('report.sent')).toEqual([]);
    expect(await told('report.notSigned')).toEqual(['claire', 'helene', 'karim']);
    const seen = await read('report.notSigned', 'karim', due);
    expect(seen?.text).toContain('Le rapport attendu le lundi 28 septembre 2026 n’est pas parti');
    expect(seen?.buttons[0]).toBe('Co-signer');
    expect((await read('report.notSigned', 'helene', due))?.buttons).not.toContain('Co-signer');
    direct.moveTo('2026-09-30T08:00:00Z');
    // A day that is over is never said to be ahead.
    const late = await heard('claire', 'rapport aperçu');
    expect(late).toContain('Projet, qui devait partir le lundi 28 septembre 2026.');
    expect(late).toContain('tel qu’il a été signé. Il devait partir le lundi 28 septembre 2026.');
    direct.moveTo(due);
    expect(await heard('karim', 'rapport signer')).toContain('il part maintenant');
    expect(await told('report.sent')).toEqual(['odile']);
  });

  it('may be brought forward by the functional lead once both have signed, not before', async () => {
    expect(await heard('claire', 'rapport envoyer')).toContain('pas encore co-signé : rien n’est parti');
    await say('claire', 'rapport signer');
    await say('karim', 'rapport signer');
    expect((await say('karim', 'rapport envoyer')).outcome).toBe('refused');
    await say('claire', 'rapport envoyer');
    expect(await told('report.sent')).toEqual(['odile']);
    await act('report.send', due, 'REPORT-DUE');
    expect(await direct.db.executiveReport.count({ where: { number: { gt: 2 } } })).toBe(1);
  });
});

describe('what it tells', () => {
  it('of a leader’s two absences in a row, in a line (nasty case 3)', async () => {
    const copil = await direct.db.meeting.findFirstOrThrow({
      where: { number: 1, committee: { code: 'COPIL' } },
    });
    const helene = await direct.db.person.findFirstOrThrow({ where: { handle: 'helene' } });
    const second = await direct.db.meeting.findFirstOrThrow({
      where: { number: 3, committee: { code: 'COPIL' } },
    });
    const held = { state: 'closed', startsAt: new Date('2026-09-22T12:00:00Z') } as const;
    await direct.db.meeting.update({ where: { id: second.id }, data: held });
    await direct.db.invitation.updateMany({
      where: { personId: helene.id, meetingId: { in: [copil.id, second.id] } },
      data: { answer: 'absent', answerVersion: 1 },
    });
    const told = await heard('claire', 'rapport aperçu');
    expect(told).toContain(
      'Hélène Guivarc’h : aucune présence sur les 2 dernières réunions (2 absences de suite)',
    );
    const back = { state: 'held', startsAt: second.startsAt } as const;
    await direct.db.meeting.update({ where: { id: second.id }, data: back });
  });

  it('of go-lives that moved since the last report', async () => {
    await say('claire', 'rapport signer');
    await say('karim', 'rapport signer');
    await act('report.send', '2026-09-28T07:00:00Z', 'REPORT-DUE');
    const site = await direct.db.deployment.findFirstOrThrow({ where: { site: { code: 'S03' } } });
    await direct.db.deployment.update({ where: { id: site.id }, data: { goLive: new Date('2026-12-03') } });
    direct.moveTo('2026-11-22T07:00:00Z');
    expect(await heard('claire', 'rapport aperçu')).toContain(
      'S03 · EHPAD Résidence du Port : 3 décembre 2026 au lieu du 19 novembre 2026, 14 jours plus tard',
    );
    await direct.db.deployment.update({ where: { id: site.id }, data: { goLive: site.goLive } });
  });

  it('on two printed pages at most, however much there is to tell', async () => {
    const standing = {
      signatures: ['Claire Le Goff, le 24 septembre 2026', 'Karim Benhaddou, le 25'],
      acknowledgedBy: null,
      late: false,
    };
    const fullest = printReport(await report(), fullestReport, standing, fr);
    const file = await toPdf(fullest, { compress: false });
    expect(file.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBe(2);
    expect(plain(pdfWords(file))).toContain('et 33 autres');
  });

  it('the same as PDF and as Word, at the addresses its card carries', async () => {
    await say('claire', 'rapport demandes "Confirmer le budget du Wi-Fi."');
    const addresses = buttonsOf((await say('claire', 'rapport')).card as Card).flatMap((one) =>
      'url' in one ? one.url : [],
    );
    const { store } = direct;
    const host = documentHost({ store, clock: systemClock, translators, links, secret: directSecret });
    const files = await Promise.all(
      addresses.map(async (link) => {
        const [, token = '', format] = /document\/(.+)\.(pdf|docx)$/.exec(link) ?? [];
        const file = await host.document(token, format as 'pdf' | 'docx');
        if (typeof file === 'string') throw new Error(file);
        expect(file.name).toBe('Rapport n°2');
        return format === 'pdf' ? pdfWords(Buffer.from(file.content)) : docxText(Buffer.from(file.content));
      }),
    );
    expect(files).toHaveLength(2);
    for (const text of files) {
      expect(plain(text)).toContain('Rapport n°2 · Bureau');
      expect(plain(text)).toContain('Confirmer le budget du Wi-Fi.');
      expect(plain(text)).toContain('Wi-Fi en chambre insuffisant');
    }
  });
});
