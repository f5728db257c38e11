/** States and items for tests: whole values, each test names only what it is about. */

/** @type {import("../../static/js/show/types.js").Item} */
export const ITEM = {
  id: "ada", kind: "session", title: "Notes on an Engine", speakers: ["Ada Lovelace"], track: null,
  start: 37_800, end: 40_200, words: 60, read_seconds: 28, tempo: 1,
  points: [
    { id: "ada/standby", kind: "standby", text: "", word: 0, holds: 0 },
    { id: "ada/introduction", kind: "introduction", text: "", word: 0, holds: 0 },
    { id: "ada/movement", kind: "movement", text: "Walk to centre", word: 20, holds: 0 },
    { id: "ada/media", kind: "media", text: "Video plays", word: 30, holds: null },
    { id: "ada/resume", kind: "resume", text: "", word: 30, holds: 0 },
    { id: "ada/applause", kind: "applause", text: "Lead applause", word: 60, holds: 6 },
    { id: "ada/talk", kind: "talk", text: "", word: 60, holds: 0 },
  ],
  script: [
    { type: "cue", kind: "delivery", text: "With upbeat energy", word: 0, point: null },
    { type: "speech", host: null, continues: false, first: 0, words: 60, runs: [] },
  ],
};
/** @type {import("../../static/js/show/types.js").Item} */
export const SILENT = { ...ITEM, id: "babbage", title: "Steam", speakers: [], words: 0, points: [], script: [] };
/** @type {import("../../static/js/show/types.js").Rundown} */
export const RUNDOWN = { v: 1, stage: { id: "s", name: "S" }, event: null, day: "2025-05-06", rundown_rev: "r", pace: 130, items: [ITEM, SILENT] };

/** @returns {import("../../static/js/show/types.js").State} */
export const state = (/** @type {any} */ fields = {}) => ({
  v: 1, stage: "s", epoch: "e", record: "0000002a", seq: 1, rev: 1, rundown_rev: "r", phase: "ready", held: false, blank: false,
  cue: null, next: null, item: null, following: null, standby: null, motion: null, pace: 130,
  auto: false, clock_takes: null, delay: 0, held_from: null, spare: 0, over: { least: 0, since: null }, allowed: [], last: null,
  clock: { epoch: "e", server_ms: 0, show_ms: 0, rate: 1 },
  day: { date: "2025-05-06", played_as_today: false, zone: "Europe/Paris", zone_confirmed: true, rehearsal: false },
  degraded: false, ...fields,
});

/** @returns {import("../../static/js/show/types.js").StateItem} */
export const stateItem = (/** @type {any} */ fields = {}) => ({
  id: "ada", kind: "session", title: "Notes on an Engine", speakers: ["Ada Lovelace"], start: 37_800, end: 40_200, expected_end: 40_200, since: 37_860, ...fields,
});
