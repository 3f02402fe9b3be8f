// Writes values as people read them: numbers by the browser's locale, dates as the data has them.

const locale = navigator.languages?.length ? [...navigator.languages] : undefined;
const formats = new Map();

function numbers(options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.NumberFormat(locale, options));
  return formats.get(key);
}

const fixed = (value, decimals) =>
  numbers({ minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);

const isNumber = (value) =>
  typeof value === "number" || (typeof value === "string" && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value));

const decimalsOf = (text) => /\.(\d+)$/.exec(text)?.[1].length ?? 0;

/** A number with all its digits; texts of digits are written without going through a double. */
export function full(value) {
  if (!isNumber(value)) return value === null || value === undefined ? "" : String(value);
  return typeof value === "string" ? fixed(value, decimalsOf(value)) : numbers({ maximumFractionDigits: 15 }).format(value);
}

/** A large number in short: 1.23M; others as they are. */
export function short(value) {
  if (!isNumber(value)) return full(value);
  const size = Math.abs(Number(value));
  if (size >= 10_000) return numbers({ notation: "compact", maximumFractionDigits: 2 }).format(value);
  if (size < 1) return numbers({ maximumSignificantDigits: 3 }).format(value);
  return typeof value === "string" ? full(value) : numbers({ maximumFractionDigits: size >= 100 ? 1 : 2 }).format(value);
}

export const count = (value) => numbers({ maximumFractionDigits: 0 }).format(value);

/** A fraction as a percentage, the one way in which rates are written. */
export const percent = (value, decimals = 2) => `${fixed(Number(value) * 100, decimals)}\u00a0%`;

/** Whether a number of this unit is a fraction, which is written as a percentage. */
export const isShare = (unit) => unit === "share" || unit === "fraction";

/** A fraction as a change: its sign always stands before it. */
export const change = (value) => `${value > 0 ? "+" : ""}${percent(value, 1)}`;

export const seconds = (value) => `${numbers({ maximumSignificantDigits: 2 }).format(value)}\u00a0s`;

export function bytes(value) {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  let size = Number(value);
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) (size /= 1000), unit++;
  return `${numbers({ maximumSignificantDigits: 3 }).format(size)}\u00a0${units[unit]}`;
}

/** An instant such as 2019-10-01T12:00:00Z as 2019-10-01 12:00:00 UTC. */
export const instant = (text) =>
  text === null || text === undefined ? "" : String(text).replace(/^(\d{4}-\d\d-\d\d)T([\d:.]+)Z$/, "$1 $2 UTC");

/** How the values of a column are written: value to {text, title}, the title only where digits were left out. */
export function writer(column, values) {
  const decimals = column.kind === "automatic" ? digitsOfColumn(values) : (column.decimals ?? 2);
  const unit = column.unit ? `\u00a0${column.unit}` : "";
  return (value) => {
    if (value === null || value === undefined) return { text: column.missing ?? "none", missing: true };
    if (typeof value === "boolean") return { text: value ? "yes" : "no" };
    if (!column.numeric || !isNumber(value)) return { text: instant(value) };
    if (column.kind === "identifier") return { text: String(value) };
    if (column.kind === "percent") return { text: percent(value, decimals), title: full(value) };
    const text = (decimals === null ? full(value) : fixed(value, decimals)) + unit;
    return { text, title: full(value) + unit === text ? undefined : full(value) + unit };
  };
}

// Whole numbers and decimals keep their digits; doubles get as many as the largest of the column bears. A column of whole numbers among amounts holds several things: null, each as it is.
function digitsOfColumn(values) {
  const present = values.filter(isNumber);
  const digits = present.filter((value) => typeof value === "string").map(decimalsOf);
  if (digits.length > 0) return Math.min(...digits) === 0 && Math.max(...digits) > 0 ? null : Math.max(...digits);
  if (present.every(Number.isInteger)) return 0;
  const largest = Math.max(...present.map(Math.abs));
  return largest >= 1000 ? 1 : largest >= 10 ? 2 : largest >= 0.1 ? 3 : 5;
}

/** Decimal sign and thousands separator, as Plotly reads them. */
export function separators() {
  const parts = numbers({ minimumFractionDigits: 1 }).formatToParts(1234567.5);
  const of = (type, otherwise) => parts.find((part) => part.type === type)?.value ?? otherwise;
  return of("decimal", ".") + of("group", "");
}
