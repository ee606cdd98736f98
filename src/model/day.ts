/** The day it is where the program runs, `YYYY-MM-DD`: an allow entry's last day is a day of its user's calendar. */
export function localDay(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${String(now.getFullYear()).padStart(4, "0")}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Whether a text is a day that exists, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  // `Date` rolls the 30th of February over to March, so what it makes of the text must read the same.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
