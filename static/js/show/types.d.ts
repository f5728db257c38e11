/**
 * What travels between the server and the pages (docs/protocol.md), and nothing else.
 * Times: `*_ms` milliseconds; plain numbers are show seconds since midnight of the day, over 86400 past midnight.
 */

export type Phase = "ready" | "introduction" | "at cue" | "talk" | "break" | "ended";
export type ItemKind = "session" | "break" | "opening" | "closing";

/** Where the text is: a pure function of show time (motion.js). */
export interface Motion {
  /** Words read at `at`. */
  word: number;
  /** Show seconds. */
  at: number;
  /** Words per minute; 0 stands. */
  wpm: number;
  /** The word before which the text comes to rest. */
  stop: number;
}

/** Show time as a function of the server's wall time: show_ms + rate * (server - server_ms). */
export interface ShowClock {
  epoch: string;
  server_ms: number;
  show_ms: number;
  rate: number;
}

export interface CueRef {
  id: string;
  kind: string;
  text: string;
}

export interface NextCue extends CueRef {
  /** What the GO button says it does; the page adds the words that would stay unread. */
  label: string;
}

export interface Day {
  date: string;
  played_as_today: boolean;
  zone: string;
  zone_confirmed: boolean;
  rehearsal: boolean;
}

export interface StateItem {
  id: string;
  kind: ItemKind;
  title: string;
  speakers: string[];
  start: number;
  end: number;
  expected_end: number;
  since: number | null;
}

/** What was taken last: a page acts on it once. */
export interface Last {
  seq: number;
  cue: string;
  /** Show seconds. */
  at: number;
  /** A device's name, "clock" or "text". */
  by: string;
}

/** What the clock takes next in auto, if nobody holds it. */
export interface Taking {
  cue: string;
  kind: string;
  /** What a caller says for its item. */
  name: string;
  /** Show seconds. */
  at: number;
}

/** Actual against planned, seconds, + is late: at show second t it is max(least, t - since). */
export interface Over {
  least: number;
  /** Show seconds; null: it does not grow. */
  since: number | null;
}

export interface State {
  v: 1;
  stage: string;
  epoch: string;
  /** Which history this is: another one is another show. */
  record: string;
  seq: number;
  rev: number;
  rundown_rev: string;
  phase: Phase;
  held: boolean;
  /** Why the show held by itself; "" where a person did. */
  why_held?: string;
  blank: boolean;
  cue: CueRef | null;
  next: NextCue | null;
  item: StateItem | null;
  following: { id: string; kind: ItemKind; title: string; speakers: string[]; start: number } | null;
  standby: string | null;
  motion: Motion | null;
  pace: number;
  /** The clock takes introductions, talks and breaks; else a person does. */
  auto: boolean;
  clock_takes: Taking | null;
  /** Seconds by which what is to come starts later than planned. */
  delay: number;
  /** From when on the hold makes the show later, show seconds; null if it is not held. */
  held_from: number | null;
  /** Seconds that the break that is on can still give up; 0 outside a break. */
  spare: number;
  over: Over;
  allowed: string[];
  last: Last | null;
  clock: ShowClock;
  day: Day;
  degraded: boolean;
  /** Cards that somebody changed on disk: three items at most, how many more; another `looks` where one changed again. */
  cards?: { changed: string[]; more: number; looks?: number; gone?: string[] };
}

/** A piece of a speech's text that belongs to word `w`; a word with emphasis on a part has several. */
export interface Run {
  w: number;
  text: string;
  style?: "em" | "strong" | "em strong";
}

export interface SpeechLine {
  type: "speech";
  host: string | null;
  /** True: an inline cue cut this paragraph; it goes on here. */
  continues: boolean;
  first: number;
  words: number;
  runs: Run[];
}

export interface CueLine {
  type: "cue";
  kind: string;
  text: string;
  word: number;
  point: string | null;
}

export interface CuePoint {
  id: string;
  kind: string;
  text: string;
  /** Words read before it. */
  word: number;
  /** Seconds; null: until GO; 0: does not hold. */
  holds: number | null;
}

export interface Item {
  id: string;
  kind: ItemKind;
  title: string;
  speakers: string[];
  track: string | null;
  start: number;
  end: number;
  words: number;
  read_seconds: number;
  tempo: number;
  /** It does not wait for what is before it. */
  hard_start?: boolean;
  /** Seconds that it takes at least. */
  least?: number;
  /** Seconds before its start at which its introduction begins, in the gap that is there. */
  lead_in?: number;
  points: CuePoint[];
  script: (SpeechLine | CueLine)[];
  /** Its words, as an edit names those that it is one of. */
  rev?: string;
}

/** The words of one introduction as a person edits them, and its card on disk beside them. */
export interface ItemWords {
  v: 1;
  stage: string;
  item: string;
  title: string;
  rev: string;
  /** Card text, as the show has it. */
  text: string;
  /** The card's name; "" for an item without one. */
  file: string;
  /** They differ from the card as it was read or saved last. */
  edited: boolean;
  /** There is an edit to undo. */
  undo: boolean;
  card: CardOnDisk;
}

/** What is on disk now, against the words in the show. */
export interface CardOnDisk {
  state: "same" | "changed" | "gone" | "none";
  /** Names the card as it is; to save over it is to name what was seen. "" where there is none. */
  rev: string;
  text: string | null;
  by_lines: { op: "same" | "old" | "new"; text: string }[];
  /** What else a person has to know of it. */
  says?: string;
}

/** How slow and how fast a text may go, words per minute. */
export interface Paces {
  slowest: number;
  fastest: number;
}

export interface Rundown {
  v: 1;
  stage: { id: string; name: string };
  event: string | null;
  day: string;
  rundown_rev: string;
  pace: number;
  paces?: Paces;
  items: Item[];
  /** How names are said. */
  pronunciations?: Record<string, string>;
}

/** What edits changed since a revision: these items, and no other. */
export interface Changes {
  v: 1;
  stage: { id: string; name: string };
  since: string;
  rundown_rev: string;
  pace: number;
  items: Item[];
}

export type CommandType =
  | "go" | "back" | "go_to" | "start" | "hold" | "resume" | "pace" | "auto" | "delay" | "nudge" | "blank" | "end"
  | "edit" | "undo_edit";

export interface Command {
  v: 1;
  id: string;
  device: string;
  type: CommandType;
  args: Record<string, unknown>;
  expect?: { rev: number; cue: string };
  pressed_at: number;
  ttl_ms: number;
}

export type AckStatus = "applied" | "duplicate" | "stale" | "expired" | "denied" | "invalid" | "degraded";

export interface Ack {
  id: string;
  status: AckStatus;
  seq: number;
  rev: number;
  cue: string | null;
  message: string;
  satisfied?: boolean;
  /** Where this is a duplicate: the status of the first answer. */
  was?: AckStatus;
}

/** One screen, as the controllers are told of it. */
export interface ScreenSeen {
  /** Its own and no other's while this server runs, whatever it is called or shows. */
  id: number;
  /** What the crew calls it, "Prompter 2". */
  name: string;
  page: string;
  link: "online" | "lost" | "closed";
  /** The server's clock: when it came, when it was last heard, when it said goodbye. */
  since_ms: number;
}

/** Who is here: to controllers, what is wrong first; as many screens as fit, all of them counted. */
export interface Screens {
  v: 1;
  stage: string;
  server_ms: number;
  /** The server's clock: since when there is a list. Shortly after it, screens are still on their way back. */
  began_ms: number;
  screens: ScreenSeen[];
  counts: Record<string, Partial<Record<ScreenSeen["link"], number>>>;
  /** Sentences for the crew; how each opens, up to a colon or a full stop, is said on the phone's line. */
  troubles: string[];
}

/** What the crew asks of a screen, one thing at a time; nothing: what it has. */
export interface ScreenWish {
  identify?: boolean;
  name?: string;
  page?: string;
  look?: Record<string, unknown>;
  reset?: boolean;
}

/** What a screen answers for itself. */
export interface ScreenAnswer {
  page: string;
  look: Record<string, string | number | boolean>;
  /** What it could not do, a sentence; else "". */
  told: string;
}

/** What whoever asked is told: what the screen has then, or why nothing is known of it; `gone`: there is no such screen any more. */
export type ScreenReply =
  | { screen: Omit<ScreenAnswer, "look"> & { id: number; name: string; look: ScreenAnswer["look"] | null }; error?: undefined; gone?: undefined }
  | { screen?: undefined; error: string; gone?: true };

/** What a page is told by the server that made it, in <script type="application/json" id="page-data">. */
export interface PageData {
  stage: { id: string; name: string };
  event: string | null;
}
