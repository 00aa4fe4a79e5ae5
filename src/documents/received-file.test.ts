import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName, judgeFile, mostFileBytes } from './received-file.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const zip = (inside: string) => bytes(`PK\x03\x04${' '.repeat(26)}${inside}`);

const genuine: Record<string, Buffer> = {
  'a.pdf': bytes('%PDF-1.7\n…'),
  'a.docx': zip('[Content_Types].xml … word/document.xml'),
  'a.xlsx': zip('[Content_Types].xml … xl/workbook.xml'),
  'a.pptx': zip('ppt/presentation.xml'),
  'a.xls': bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1…'),
  'a.odt': zip('mimetypeapplication/vnd.oasis.opendocument.text'),
  'a.ods': zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
  'a.png': bytes('\x89PNG\r\n\x1a\n…'),
  'a.jpeg': bytes('\xff\xd8\xff\xe0'),
  'a.gif': bytes('GIF89a'),
  'a.webp': bytes('RIFF    WEBPVP8 '),
  'a.txt': Buffer.from('Compte rendu à relire\r\n'),
  'a.csv': bytes('site;d\xe9but\r\nBr\xe9hat;12\r\n'),
};

describe('a file that is handed in', () => {
  it('passes when it holds what its name says, whatever the case of its ending', () => {
    for (const [name, content] of Object.entries(genuine))
      expect([name, judgeFile(name.toUpperCase(), content)]).toEqual([
        name,
        { name: name.toUpperCase(), type: expect.stringContaining('/') },
      ]);
  });

  it('is refused under the name of any other type', () => {
    const office = ['a.xls'];
    for (const [name, content] of Object.entries(genuine))
      for (const other of Object.keys(genuine)) {
        const bothText = /txt|csv/.test(name) && /txt|csv/.test(other);
        if (other === name || bothText || office.includes(name)) continue;
        expect([name, other, judgeFile(other, content)]).toEqual([
          name,
          other,
          { name: other, problem: 'mismatch' },
        ]);
      }
  });

  it('is refused when nothing was chosen, when it is empty, too large or of another kind', () => {
    const problem = (name: string, content: Uint8Array) => {
      const judged = judgeFile(name, content);
      return 'problem' in judged ? judged.problem : null;
    };
    expect(problem('', new Uint8Array())).toBe('none');
    expect(problem('a.pdf', new Uint8Array())).toBe('empty');
    const whole = Buffer.alloc(mostFileBytes + 1, ' ');
    whole.write('%PDF-');
    expect(problem('a.pdf', whole)).toBe('tooLarge');
    expect(problem('a.pdf', whole.subarray(1, 1))).toBe('empty');
    expect(problem('a.pdf', whole.subarray(0, mostFileBytes))).toBeNull();
    for (const name of ['a.exe', 'a.html', 'a.svg', 'a.docm', 'a.zip', 'a', 'pdf'])
      expect([name, problem(name, bytes('%PDF-'))]).toEqual([name, 'forbidden']);
    expect(problem('a.txt', bytes('MZ\x90\x00\x03'))).toBe('mismatch');
  });
});

describe('its name', () => {
  it('loses folders, signs that deceive or that no machine takes, and keeps its words', () => {
    expect(cleanFileName('C:\\Users\\ines\\Mesures  Wi-Fi.pdf')).toBe('Mesures Wi-Fi.pdf');
    expect(cleanFileName('../../etc/budget "2026"?.csv')).toBe('budget -2026--.csv');
    expect(cleanFileName('facture\u202Efdp.exe')).toBe('facturefdp.exe');
    expect(cleanFileName('..\u0000.pdf')).toBe('pdf');
    expect(cleanFileName('e\u0301tat.pdf')).toBe('état.pdf');
  });

  it('is cut in its middle when it is long', () => {
    const name = cleanFileName(`${'très long '.repeat(30)}.pdf`);
    expect(name).toMatch(/….pdf$/);
    expect(name.length).toBeLessThanOrEqual(120);
  });

  it('is never a path, never longer than a title, and the same when it is cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = cleanFileName(given);
        expect(name).not.toMatch(/[/\\\p{Cc}]/u);
        expect(name.length).toBeLessThanOrEqual(120);
        expect(cleanFileName(name)).toBe(name);
      }),
    );
  });
});
