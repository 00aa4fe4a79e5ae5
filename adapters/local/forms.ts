/** Forms that were opened: each is submitted once, and opens again with its errors. */
import { createHash } from 'node:crypto';
import type { Form } from '../../src/conversation/form.ts';
import type { LocalForm, Prisma } from '../../src/store/generated/client.ts';
import type { Database } from '../../src/store/store.ts';
import { type Clock, toDate } from '../../src/time.ts';
import { LocalRefusal } from './errors.ts';

export interface OpenedForm {
  id: string;
  handle: string;
  workspace: string;
  /** Where the answer goes. */
  conversation: string;
  threadId: string | null;
  form: Form;
  submitted: boolean;
}

export interface Forms {
  /** Opens a form; the same event opens the same one. */
  open(event: string, place: Omit<OpenedForm, 'id' | 'submitted'>): Promise<OpenedForm>;
  /** Throws `unknownForm`, also for a form of somebody else. */
  of(handle: string, id: string): Promise<OpenedForm>;
  /** Shows it again with what was filled in and what is wrong. */
  reopen(opened: OpenedForm, form: Form): Promise<OpenedForm>;
  close(opened: OpenedForm): Promise<void>;
}

interface Kept {
  form: Form;
  threadId: string | null;
}

export function openForms(db: Database, clock: Clock): Forms {
  const json = (kept: Kept) => kept as unknown as Prisma.InputJsonValue;
  return {
    async open(event, { handle, workspace, conversation, threadId, form }) {
      const row = await db.localForm.upsert({
        where: { id: idOf(event) },
        create: {
          id: idOf(event),
          handle,
          workspace,
          conversation,
          form: json({ form, threadId }),
          openedAt: toDate(clock.now()),
        },
        update: {},
      });
      return opened(row);
    },

    async of(handle, id) {
      const row = /^[0-9a-f-]{36}$/i.test(id)
        ? await db.localForm.findFirst({ where: { id, handle } })
        : null;
      if (!row) throw new LocalRefusal('unknownForm');
      return opened(row);
    },

    async reopen({ id, threadId }, form) {
      const row = await db.localForm.update({
        where: { id },
        data: { form: json({ form, threadId }) },
      });
      return opened(row);
    },

    async close({ id }) {
      await db.localForm.update({ where: { id }, data: { submittedAt: toDate(clock.now()) } });
    },
  };
}

function opened(row: LocalForm): OpenedForm {
  const { id, handle, workspace, conversation } = row;
  const submitted = row.submittedAt !== null;
  return { id, handle, workspace, conversation, submitted, ...(row.form as unknown as Kept) };
}

/** A name-based UUID (RFC 9562 §5.8) of the event that opened the form. */
function idOf(event: string): string {
  const hash = createHash('sha256').update(`form ${event}`).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
