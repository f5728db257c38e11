/** Times and days as people read them. Pure; figures are meant for tabular setting. */

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;
/** A typographic minus is as wide as a plus and as a figure: signed times do not jump. */
const MINUS = "\u2212";

/** @param {number} n */
const two = (n) => String(n).padStart(2, "0");

/** @param {number} show show seconds @returns {string} the time of day, "16:20:05"; past midnight it starts again */
export function clockTime(show) {
  const seconds = Math.floor(((show % DAY) + DAY) % DAY);
  return `${hourMinute(seconds)}:${two(seconds % MINUTE)}`;
}

/** @param {number} show show seconds @returns {string} "16:20" */
export function hourMinute(show) {
  const seconds = ((show % DAY) + DAY) % DAY;
  return `${two(Math.floor(seconds / HOUR))}:${two(Math.floor((seconds % HOUR) / MINUTE))}`;
}

/** @param {number} seconds at least 0 @returns {string} "0:42", "12:05", "1:02:05" */
export function duration(seconds) {
  const whole = Math.floor(seconds);
  const minutes = Math.floor((whole % HOUR) / MINUTE);
  if (whole < HOUR) return `${minutes}:${two(whole % MINUTE)}`;
  return `${Math.floor(whole / HOUR)}:${two(minutes)}:${two(whole % MINUTE)}`;
}

/** @param {number} seconds @returns {string} with its sign always: "+1:20", "−0:05" */
export function signed(seconds) {
  const whole = Math.trunc(seconds);
  return (whole < 0 ? MINUS : "+") + duration(Math.abs(whole));
}

/**
 * What is left of a talk. Left is rounded up, so that 0:00 is the very end.
 * @param {number} end show seconds
 * @param {number} show show seconds
 * @returns {{ time: string, word: "left" | "over" }} "12:05 left" or "+1:20 over"
 */
export function timeLeft(end, show) {
  const left = Math.ceil(end - show);
  return left >= 0 ? { time: duration(left), word: "left" } : { time: signed(-left), word: "over" };
}

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** @param {string} iso "2025-05-06" @returns {string} "6 May 2025"; what is no date stays as it is */
export function shortDay(iso) {
  const date = new Date(`${iso}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** @param {string} iso "2025-05-06" @returns {string} "Tue 6 May 2025" */
export function dayName(iso) {
  const day = DAYS[new Date(`${iso}T12:00:00Z`).getUTCDay()];
  return day === undefined ? iso : `${day} ${shortDay(iso)}`;
}

/** What stays on one line: a browser may break after a hyphen or a slash, and between the letters of these scripts. */
const UNBROKEN = /[^\s/\u2010\u2013\u2014\-\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]+/gu;

/** @param {string} text @returns {number} letters of its longest word */
export function longestWord(text) {
  return Math.max(0, ...(text.match(UNBROKEN) ?? []).map((word) => [...word].length));
}
