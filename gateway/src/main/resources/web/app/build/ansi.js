/** Colours of terminals (ECMA-48, SGR) as pieces of text with classes; every other control is left out. */

const SEQUENCE = /\u001b\[([\d;]*)([@-~])|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b./g;
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
const COLOURS = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

/**
 * @param {string} line
 * @returns {{text: string, classes: string[]}[]}
 */
export function pieces(line) {
  const found = [];
  const style = { colour: '', bold: false };
  let from = 0;
  const take = (until) => {
    const text = line.slice(from, until).replace(CONTROLS, '');
    if (text) {
      const classes = [style.colour && `ansi-${style.colour}`, style.bold && 'ansi-bold'].filter(Boolean);
      found.push({ text, classes });
    }
  };
  for (const match of line.matchAll(SEQUENCE)) {
    take(match.index);
    from = match.index + match[0].length;
    if (match[2] === 'm') {
      apply(style, match[1]);
    }
  }
  take(line.length);
  return found;
}

function apply(style, codes) {
  const numbers = codes.split(';').map(Number);
  for (let i = 0; i < numbers.length; i++) {
    const code = numbers[i];
    if (code === 0) {
      Object.assign(style, { colour: '', bold: false });
    } else if (code === 1) {
      style.bold = true;
    } else if (code === 22) {
      style.bold = false;
    } else if (code === 39) {
      style.colour = '';
    } else if (code === 38 || code === 48) {
      // A colour of a larger palette: its own numbers follow, and the page keeps to its own.
      i += numbers[i + 1] === 5 ? 2 : 4;
    } else {
      const colour = COLOURS[code - (code >= 90 ? 90 : 30)];
      style.colour = colour ?? style.colour;
    }
  }
}
