// Exact decimals for the few sums that the page makes itself (the total of weights, places of sliders):
// a whole number of 10^-places. Scores are never worked out here; the engine does that.

const DECIMAL = /^-?\d+(?:\.\d+)?$/;

export const isDecimal = (text) => DECIMAL.test(text);

function parts(text) {
  if (!isDecimal(text)) return null;
  const [whole, fraction = ''] = text.split('.');
  return { units: BigInt(whole + fraction), places: fraction.length };
}

const scaled = (value, places) => value.units * 10n ** BigInt(places - value.places);

function shown(units, places) {
  const sign = units < 0n ? '-' : '';
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return sign + whole + (fraction ? `.${fraction}` : '');
}

/** The sum of decimals given as texts; those that are no decimals are left out. */
export function sum(texts) {
  const values = texts.map((text) => parts(String(text))).filter(Boolean);
  const places = Math.max(0, ...values.map((value) => value.places));
  return shown(values.reduce((total, value) => total + scaled(value, places), 0n), places);
}

export const negate = (text) => (text.startsWith('-') ? text.slice(1) : `-${text}`);
export const difference = (a, b) => sum([a, negate(String(b))]);
export const equal = (a, b) => difference(a, b) === '0' || difference(a, b) === '-0';

/** Whether a text can mean two numbers: 1,200 or 1.200 is 1200 to some and 1.2 to others. */
export const ambiguous = (text) => /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(text.trim());

/** What a person typed as a number, as the JSON number it means; null when it is none, or could be two. A point with
 * three digits behind it is taken for a decimal point, unless strict: of a vendor's answer nobody knows. */
export function typed(text, { strict = false } = {}) {
  const bare = text.trim().replace(/[\s\u00a0\u202f']/g, '');
  if (strict && ambiguous(bare)) return null;
  if (/^-?\d+([.]\d+)?$/.test(bare)) {
    return bare.replace(/^(-?)0+(?=\d)/, '$1');
  }
  if (/^-?\d{1,3}(,\d{3})+\.\d+$/.test(bare) || /^-?\d{1,3}(,\d{3}){2,}$/.test(bare)) return bare.replaceAll(',', '');
  if (/^-?\d{1,3}(\.\d{3})+,\d+$/.test(bare)) return bare.replaceAll('.', '').replace(',', '.');
  if (/^-?\d+,(\d{1,2}|\d{4,})$/.test(bare)) return bare.replace(',', '.');
  return null;
}
