import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';

/** The fonts of printed documents: a picture looks the same on every computer, whatever is installed there. */
const fontFiles = ['Regular', 'Medium'].map((weight) =>
  fileURLToPath(import.meta.resolve(`pdfmake/fonts/Roboto/Roboto-${weight}.ttf`)),
);

/**
 * Turns an SVG picture into PNG, for chat, which draws no SVG.
 *
 * @param width of the picture, in dots: twice what it is shown at, for screens of today
 */
export function toPng(svg: string, width: number): Uint8Array {
  const picture = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Roboto' },
  });
  return picture.render().asPng();
}
