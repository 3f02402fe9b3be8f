// Days as texts such as 2019-10-31. In addresses an interval's end is exclusive; people are shown its last day.

const dayLength = 86_400_000;
const toTime = (day) => Date.parse(`${day}T00:00:00Z`);

export const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text ?? "") && !Number.isNaN(toTime(text));
export const addDays = (day, days) => new Date(toTime(day) + days * dayLength).toISOString().slice(0, 10);
export const dayBefore = (day) => addDays(day, -1);
export const dayAfter = (day) => addDays(day, 1);

const monthNames = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });

/** The intervals that people choose by name, for data from its first day to the day after its last; without data there is one. */
export function presets(first, end) {
  if (!first || !end) return [{ name: "All dates" }];
  const last = (days) => ({ from: addDays(end, -days) < first ? first : addDays(end, -days), to: end });
  const named = [
    { name: "All dates" },
    { name: "Last 7 days", ...last(7) },
    { name: "Last 30 days", ...last(30) },
  ];
  for (let month = `${first.slice(0, 7)}-01`; month < end; month = nextMonth(month)) {
    named.push({ name: monthNames.format(toTime(month)), from: month, to: nextMonth(month) });
  }
  return named;
}

const nextMonth = (first) => `${addDays(first, 31).slice(0, 7)}-01`;

/** An interval in words. An address may hold what is no day: it is shown as it is, and the server says what is wrong with it. */
export function interval(from, to) {
  const last = isDay(to) ? dayBefore(to) : to;
  if (from && to) return last === from ? from : `${from} to ${last}`;
  return from ? `from ${from}` : to ? `to ${last}` : "all dates";
}
