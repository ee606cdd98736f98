/** UTF-16 units that mean something to YAML or to the templates around it. */
export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const BANG = 0x21;
export const DOUBLE_QUOTE = 0x22;
export const HASH = 0x23;
export const DOLLAR = 0x24;
export const PERCENT = 0x25;
export const AMPERSAND = 0x26;
export const SINGLE_QUOTE = 0x27;
export const ASTERISK = 0x2a;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const DASH = 0x2d;
export const DOT = 0x2e;
export const ZERO = 0x30;
export const NINE = 0x39;
export const COLON = 0x3a;
export const LESS = 0x3c;
export const EQUALS = 0x3d;
export const GREATER = 0x3e;
export const QUESTION = 0x3f;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const BACKTICK = 0x60;
export const OPEN_BRACE = 0x7b;
export const PIPE = 0x7c;
export const CLOSE_BRACE = 0x7d;
export const BYTE_ORDER_MARK = 0xfeff;

/** Whether a unit is white space, a line break, or `NaN`, which stands for the end of the text. */
export function isSpaceOrEnd(unit: number): boolean {
  return unit === SPACE || unit === LF || unit === CR || unit === TAB || Number.isNaN(unit);
}

export function isBlank(unit: number): boolean {
  return unit === SPACE || unit === TAB;
}

export function isFlowIndicator(unit: number): boolean {
  return unit === COMMA || unit === OPEN_BRACKET || unit === CLOSE_BRACKET || unit === OPEN_BRACE || unit === CLOSE_BRACE;
}

/** Behind the ASCII letters, digits and underscores at `position`: what YAML and templates read as nothing but text. */
export function endOfWord(text: string, position: number): number {
  let at = position;
  for (; ; at++) {
    const unit = text.charCodeAt(at);
    // A letter in lower case is what most units are.
    if (unit >= 0x61 ? unit > 0x7a : !((unit >= 0x41 && unit <= 0x5a) || (unit >= ZERO && unit <= NINE) || unit === 0x5f)) return at;
  }
}

/** Behind the spaces and tabs at `position`. */
export function skipBlanks(text: string, position: number): number {
  let at = position;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Whether a line ends at `position`, or the text. */
export function isLineEnd(text: string, position: number): boolean {
  const unit = text.charCodeAt(position);
  return unit === LF || Number.isNaN(unit) || (unit === CR && text.charCodeAt(position + 1) === LF);
}

/** The start of the next line, or the text's length. */
export function nextLine(text: string, position: number): number {
  if (text.charCodeAt(position) === LF) return position + 1;
  const at = text.indexOf("\n", position);
  return at < 0 ? text.length : at + 1;
}
