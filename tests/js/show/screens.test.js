import { ago, beyond, foundSentence, glassStatus, lostSentence, newlyLost, placed, screenRow, screensLine, troubleLine } from "../../../static/js/show/screens.js";
import { table } from "../table.js";

/** @typedef {import("../../../static/js/show/types.js").ScreenSeen} ScreenSeen */
/** @typedef {import("../../../static/js/show/types.js").Screens} Screens */

/** @returns {ScreenSeen} one name, one id */
const seen = (/** @type {string} */ name, /** @type {ScreenSeen["link"]} */ link = "online", since = 1000) => ({
  id: name.length * 100 + name.charCodeAt(name.length - 1), name, page: name.startsWith("Phone") ? "control" : "prompter", link, since_ms: since,
});
/** @returns {Screens} as the server makes it: what is wrong first, everything counted */
function told(/** @type {ScreenSeen[]} */ screens, /** @type {Partial<Screens>} */ fields = {}) {
  /** @type {Screens["counts"]} */
  const counts = {};
  for (const { page, link } of screens) {
    const links = (counts[page] ??= {});
    links[link] = (links[link] ?? 0) + 1;
  }
  return { v: 1, stage: "s", server_ms: 5000, began_ms: 1000, screens, counts, troubles: [], ...fields };
}

const ONE = seen("Prompter 1");
const LOST = seen("Prompter 2", "lost");
const CLOSED = seen("Prompter 3", "closed", 3000);
const PHONE = seen("Phone 3f2a");
/** @returns {ScreenSeen} */
const shows = (/** @type {string} */ page, /** @type {string} */ name, /** @type {ScreenSeen["link"]} */ link = "online") => ({ ...seen(name, link), page });

table("how long ago", (/** @type {[number, number]} */ [since, now]) => ago(since, now), [
  ["seconds", [1000, 5900], "4 s"],
  ["a clock a little behind", [1000, 900], "0 s"],
  ["two minutes", [0, 119_000], "119 s"],
  ["minutes", [0, 120_000], "2 min"],
  ["hours", [0, 7_200_000], "2 h"],
]);

table("the line", (/** @type {[Screens | null, boolean]} */ [screens, online]) => screensLine(screens, online, 5000), [
  ["all is well", [told([ONE, seen("Prompter 2"), PHONE]), true], { tone: "quiet", who: "2 prompters ·", what: "1 phone" }],
  ["one is lost", [told([LOST, ONE, PHONE]), true], { tone: "alarm", who: "Prompter 2", what: "lost 4 s ago" }],
  ["several: the worst first", [told([LOST, CLOSED, PHONE]), true], { tone: "alarm", who: "Prompter 2", what: "lost 4 s ago · +1 more" }],
  ["one was closed", [told([CLOSED, ONE, PHONE]), true], { tone: "alarm", who: "Prompter 3", what: "closed 2 s ago" }],
  ["a phone in a pocket is no alarm", [told([seen("Phone aaaa", "lost"), ONE, PHONE]), true], { tone: "quiet", who: "1 prompter ·", what: "1 phone" }],
  ["other screens are counted too", [told([ONE, shows("timer", "Timer 1"), shows("backstage", "Backstage 1"), PHONE]), true], { tone: "quiet", who: "1 prompter · 2 screens ·", what: "1 phone" }],
  ["a timer that is lost is told", [told([shows("timer", "Timer 1", "lost"), ONE, PHONE]), true], { tone: "alarm", who: "Timer 1", what: "lost 4 s ago" }],
  ["who closes a timer means it", [told([shows("timer", "Timer 1", "closed"), ONE, PHONE]), true], { tone: "quiet", who: "1 prompter ·", what: "1 phone" }],
  ["a prompter that was sent elsewhere reads nothing", [told([shows("timer", "Prompter 1"), PHONE]), true], { tone: "none", who: "No prompter", what: "is open" }],
  ["nobody reads", [told([PHONE]), true], { tone: "none", who: "No prompter", what: "is open" }],
  ["the server was started just now", [told([PHONE], { began_ms: 2001 }), true], { tone: "unknown", who: "Screens", what: "…" }],
  ["three seconds later", [told([PHONE], { began_ms: 2000 }), true], { tone: "none", who: "No prompter", what: "is open" }],
  ["started just now, and one is lost already", [told([LOST], { began_ms: 2001 }), true], { tone: "alarm", who: "Prompter 2", what: "lost 4 s ago" }],
  ["started just now, and one is back", [told([ONE, PHONE], { began_ms: 2001 }), true], { tone: "quiet", who: "1 prompter ·", what: "1 phone" }],
  ["not told yet", [null, true], { tone: "unknown", who: "Screens", what: "…" }],
  ["without a link nothing is claimed", [told([LOST, PHONE]), false], { tone: "unknown", who: "No link:", what: "screens not known" }],
]);

table("the list", (/** @type {Screens} */ { screens }) => screens.map((one) => screenRow(one, 5000)), [
  ["as it comes", told([LOST, ONE]), [
    { id: LOST.id, name: "Prompter 2", link: "lost", what: "lost 4 s ago", glass: true },
    { id: ONE.id, name: "Prompter 1", link: "online", what: "online", glass: true },
  ]],
  ["what a screen shows, where its name does not say it", told([shows("timer", "Prompter 1"), shows("prompter", "Left", "lost"), PHONE]), [
    { id: ONE.id, name: "Prompter 1", link: "online", what: "timer, online", glass: true },
    { id: seen("Left").id, name: "Left", link: "lost", what: "prompter, lost 4 s ago", glass: true },
    { id: PHONE.id, name: "Phone 3f2a", link: "online", what: "online", glass: false },
  ]],
]);

const AWAY = { ...ONE, link: /** @type {const} */ ("lost"), since_ms: 4000 };
const TWO = seen("Prompter 2", "online", 2000);
const LEFT = { ...TWO, name: "Left" };
const TWIN = { ...PHONE, id: 9 };
const NEW = { ...seen("Prompter 2"), id: 9 };

table("a list that is looked at", (/** @type {[(ScreenSeen | null)[], ScreenSeen[]]} */ [places, screens]) => placed(places, screens), [
  ["opened: as it comes", [[], [LOST, ONE]], [LOST, ONE]],
  ["one is lost: it keeps its row", [[TWO, ONE], [AWAY, TWO]], [TWO, AWAY]],
  ["who is new comes at the end", [[ONE], [LOST, ONE]], [ONE, LOST]],
  ["one is forgotten: its row stays empty", [[LOST, ONE], [ONE]], [null, ONE]],
  ["an empty row is nobody's", [[null, ONE], [ONE, PHONE]], [null, ONE, PHONE]],
  ["one has a new name", [[TWO, ONE], [LEFT, ONE]], [LEFT, ONE]],
  ["two phones of one name have a row each", [[PHONE, TWIN], [TWIN, PHONE]], [PHONE, TWIN]],
  ["another that took the name of one that is forgotten has a row of its own", [[LOST, ONE], [ONE, NEW]], [null, ONE, NEW]],
]);

table("the screen that is being set", (/** @type {[Screens | null, number | string | null]} */ [screens, whom]) => glassStatus(screens, whom, 5000), [
  ["here", [told([ONE]), ONE.id], { link: "online", what: "online" }],
  ["here, by its name", [told([ONE]), "Prompter 1"], { link: "online", what: "online" }],
  ["lost", [told([LOST]), LOST.id], { link: "lost", what: "lost 4 s ago" }],
  ["another took its name: in the list it is not", [told([NEW]), LOST.id], { link: "online", what: "" }],
  ["it is gone", [told([ONE]), null], { link: "closed", what: "gone" }],
  ["this phone has no link", [null, "Prompter 1"], { link: "unknown", what: "no link" }],
]);

table("beyond the list", beyond, [
  ["nobody", told([ONE, PHONE]), ""],
  ["those that did not fit", told([ONE], { counts: { prompter: { online: 1 }, control: { online: 40, lost: 2 } } }), "and 42 more"],
]);

table("newly lost", (/** @type {[Screens | null, Screens]} */ [before, after]) => newlyLost(before, after), [
  ["a prompter", [told([ONE, seen("Prompter 2")]), told([LOST, ONE])], ["Prompter 2"]],
  ["only once", [told([LOST, ONE]), told([LOST, ONE])], []],
  ["no phone", [told([PHONE]), told([seen("Phone 3f2a", "lost")])], []],
  ["what was there when this phone came is no news", [null, told([LOST])], []],
  ["a new name is no new loss", [told([LOST]), told([{ ...LOST, name: "Left" }])], []],
]);

table("found", (/** @type {[Screens | null, Screens]} */ [before, after]) => foundSentence(before, after), [
  ["it is back", [told([LOST]), told([seen("Prompter 2")])], "Prompter 2 is back"],
  ["somebody forgot it", [told([LOST, ONE]), told([ONE])], "Prompter 2 is no longer missed"],
  ["and another has its name", [told([LOST, ONE]), told([ONE, NEW])], "Prompter 2 is no longer missed"],
  ["still lost", [told([LOST]), told([LOST])], ""],
  ["still lost, by a new name", [told([LOST]), told([{ ...LOST, name: "Left" }])], ""],
  ["the first list", [null, told([ONE])], ""],
]);

table("the status line", lostSentence, [
  ["one", ["Prompter 2"], "Lost: Prompter 2. Look at the stage"],
  ["two", ["Prompter 1", "Prompter 2"], "Lost: 2 prompters. Look at the stage"],
]);

table("troubles", troubleLine, [
  ["none", [], ""],
  ["one", ["No backup."], "No backup"],
  ["how it opens", ["No backup since 10:31:07: the folder is not there. Check the disk."], "No backup since 10:31:07"],
  ["without the file's name", ["The record 2025-05-06.sqlite3 was broken (it ends early). It is kept."], "The record was broken"],
  ["the first, and how many more there are", ["The record is behind: the disk fails.", "B", "C"], "The record is behind · +2 more"],
  ["a long one is cut after a word", ["A repair of the record 2025-05-06.sqlite3 that was cut off is finished: 3 cues"], "A repair of the record that was cut off…"],
  ["with others it is shorter", ["A repair of the record that was cut off is finished", "B"], "A repair of the record that… · +1 more"],
]);
