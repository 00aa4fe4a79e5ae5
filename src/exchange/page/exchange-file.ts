import { readableActions } from '../../actions/readable-actions.ts';
import type { ServedFile } from '../../board/file-at.ts';
import { readableDecisions } from '../../decisions/readable-decisions.ts';
import { plain } from '../../people/plain-name.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { exportSpace } from '../changes/export-space.ts';
import { listFileName, listFormats, listNames, typeOfFormat, writeList } from '../lists/lists.ts';
import { templateWorkbook } from '../workbook/template.ts';
import { writeProject } from '../write-project.ts';
import { mayExchange } from './may-exchange.ts';

/**
 * What the page gives out: `project.xlsx`, `template.xlsx` and the lists, each with what the reader may read.
 *
 * @returns null when there is no file of that name
 */
export async function exchangeFile(turn: DomainTurn, name: string): Promise<ServedFile | null | 'forbidden'> {
  const [what = '', ending = ''] = name.split('.');
  const format = listFormats.find((one) => one === ending);
  const list = listNames.find((one) => one === what);
  if (!format) return null;
  if (list) {
    const content = await writeList(list, format, {
      ...{ tx: turn.tx, spaceId: turn.space.id, t: turn.t },
      decisions: await readableDecisions(turn),
      actions: await readableActions(turn),
    });
    return { name: listFileName(list, format, turn.t), type: typeOfFormat[format], content };
  }
  if (format !== 'xlsx' || (what !== 'project' && what !== 'template')) return null;
  if (!(await mayExchange(turn))) return 'forbidden';
  const { t, tx, space } = turn;
  const content =
    what === 'template' ? await templateWorkbook(t) : await writeProject(await exportSpace(tx, space.id), t);
  const base = what === 'template' ? t('exchange.file.template') : plain(space.slug);
  return { name: `${base}.xlsx`, type: typeOfFormat.xlsx, content };
}
