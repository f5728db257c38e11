/** What /api/v1/rehearsal tells and takes (stagecue/web/rehearsal.py), and nothing else. Plain numbers are show seconds. */
import type { Day, ItemKind, Phase, ShowClock } from "../show/types.js";

export type Mode = "full" | "cue-to-cue" | "intros";
export type TroubleKind = "over" | "missing" | "link";

export interface Trouble {
  kind: TroubleKind;
  seconds: number;
}

export interface RehearsedItem {
  id: string;
  kind: ItemKind;
  title: string;
  speakers: string[];
  start: number;
  end: number;
  /** When it is expected to start; null once it began, or was passed over. */
  expected: number | null;
  /** When it did start; null where it did not. */
  began: number | null;
  /** Seconds by which it starts late. */
  over: number | null;
  troubles: Trouble[];
}

export interface RehearsedStage {
  id: string;
  name: string;
  phase: Phase;
  held: boolean;
  why_held: string;
  on: string | null;
  standby: string | null;
  /** Seconds; + is late. */
  over: number;
  items: RehearsedItem[];
}

export interface Rehearsal {
  v: 1;
  day: Day;
  clock: ShowClock;
  /** Show seconds in a second, when it is not paused. */
  speed: number;
  paused: boolean;
  mode: Mode;
  /** The clock takes introductions, talks and breaks. */
  auto: boolean;
  /** How fast each host read at real time, words per minute; "" is whoever the cards do not name. */
  paces: { host: string; wpm: number; slowest: number; fastest: number; count: number }[];
  stages: RehearsedStage[];
  /** What became of a press, where there is more to say than that it was done. */
  said?: string;
}

/** One of these at a time. */
export interface Ask {
  speed?: number;
  paused?: boolean;
  mode?: Mode;
  auto?: boolean;
  jump?: string;
  start?: { stage: string; item: string };
  trouble?: string;
  clear?: string;
  accept_paces?: true;
}
