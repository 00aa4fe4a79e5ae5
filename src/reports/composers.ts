import type { Block, Card } from '../conversation/card.ts';
import { formatDate, formatList } from '../conversation/format.ts';
import type { ComposeContext, Composer, Composers } from '../delivery/ledger.ts';
import { leadToday } from '../people/lead-today.ts';
import { fullName } from '../people/person-name.ts';
import { plainDate } from '../time.ts';
import { dayOf, findReport, isOverdue, isSent, type ReportWithCommittee } from './report.ts';
import {
  type DocumentLinks,
  type Notice,
  reportButtons,
  reportCard,
  reportTitle,
  signatureAsked,
} from './report-card.ts';
import { bodyName } from './report-words.ts';
import { viewOf } from './view-of.ts';

type Said = (context: ComposeContext, report: ReportWithCommittee) => Promise<Notice | null> | Notice | null;

/** Every message about the report to the executive body. @param links addresses of the printed report */
export function reportComposers(links: DocumentLinks): Composers {
  return {
    /** Day -5, to the leads who are there. */
    'report.drafted': whole(links, async (context, report) => {
      if (isSent(report)) return null;
      const { t, personId, tx, now } = context;
      const lead = await leadToday(tx, report.committeeId, personId, dayOf(report, now));
      const name = lead.insteadOf && fullName(lead.insteadOf);
      const text = t('report.drafted', { body: body(report, context), ...dueDay(report, context) });
      return { tone: 'neutral', text: name ? `${text} ${t('report.insteadOf', { name })}` : text };
    }),
    /** Day -2, to who has not signed. */
    'report.signatureAsked': asking(links, 'report.signatureAsked'),
    /** Day 0 and after: why it has not left. */
    'report.notSigned': asking(links, 'report.notSigned'),
    /** Signed, and nobody to send it to. */
    'report.nobody': asking(links, 'report.nobody'),
    /** What others had signed has changed: it is signed again. */
    'report.voided': asking(links, 'report.voided'),
    /** Day 0, to the executive body. */
    'report.sent': whole(links, (context, report) =>
      isSent(report)
        ? { tone: 'neutral', text: context.t('report.sent', { project: report.committee.space.projectName }) }
        : null,
    ),
    /** The same for the chair and the leads. */
    'report.copy': whole(links, (context, report) =>
      isSent(report)
        ? { tone: 'success', text: context.t('report.copy', { body: body(report, context) }) }
        : null,
    ),
  };
}

/** The whole report under one sentence. Once it is sent, a card that asked for something shows it without. */
function whole(links: DocumentLinks, said: Said): Composer {
  return async (context, { subjectId }) => {
    const report = await findReport(context.tx, subjectId);
    if (!report) return null;
    const notice = await said(context, report);
    if (!notice && !context.redraw) return null;
    const { tx, personId, now, t } = context;
    const view = await viewOf(tx, report, personId, now, t);
    return { subject: reportTitle(report, t), card: reportCard(view, t, links, notice ?? undefined) };
  };
}

/** A short message that asks for a signature: who it still waits for, and the buttons. */
function asking(
  links: DocumentLinks,
  key: 'report.signatureAsked' | 'report.notSigned' | 'report.nobody' | 'report.voided',
): Composer {
  return async (context, row) => {
    const { tx, personId, now, t } = context;
    const report = await findReport(tx, row.subjectId);
    if (!report) return null;
    const view = await viewOf(tx, report, personId, now, t);
    const over = isSent(report) || (key === 'report.signatureAsked' && !view.awaited);
    if (over && !context.redraw) return null;
    if (over) return { card: reportCard(view, t, links) };
    const { by = '' } = row.parameters as { by?: string };
    const said = t(key, { body: body(report, context), ...dueDay(report, context), by });
    const text: Block[] = [{ kind: 'text', text: said }];
    if (view.awaited) text.push({ kind: 'text', text: t(signatureAsked(view)) });
    if (view.othersAwaited.length > 0)
      text.push({
        kind: 'text',
        text: t('report.ask.others', {
          names: formatList(view.othersAwaited, t.locale),
          count: view.othersAwaited.length,
        }),
      });
    const card: Card = {
      heading: reportTitle(report, t),
      blocks: text,
      actions: [
        ...reportButtons(view, t, links),
        {
          id: 'report-read',
          label: t('report.button.read'),
          command: 'report preview',
          arguments: { committee: report.committee.code },
        },
      ],
    };
    return { subject: reportTitle(report, t), card };
  };
}

function body({ committee }: ReportWithCommittee, { t }: ComposeContext): string {
  return bodyName(committee.organisation.executiveBodyLabel, t);
}

/** The day it is promised for, and whether it is over. */
function dueDay(report: ReportWithCommittee, { t, now }: ComposeContext) {
  return { day: formatDate(plainDate(report.dueOn), t.locale), late: isOverdue(report, now) };
}
