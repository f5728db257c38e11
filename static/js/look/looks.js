/**
 * The look that this screen wears: remembered by stage and by the screen's name, changed by hand, put on the glass.
 *
 * @import { Look, Value } from "./look.js"
 */
import { fontReady } from "./fonts.js";
import { DEFAULTS, laysAnew, lookOfAddress, lookOfMemory, lookOfMessage, ownOf } from "./look.js";
import { FAMILIES, marksOf, propertiesOf } from "./look-style.js";
import { byId } from "../page.js";
import { refusedColours } from "./themes.js";

const KEY = "stagecue.look.";

/** What the sheets around the glass go by: they keep clear of the line being read, below it or, where it is low, above it. */
const AROUND = ["--look-size", "--look-leading", "--look-reading"];
/** Percent from the top. */
const MIDDLE = 55;

export class Looks {
  #glass = byId("glass");
  #turned = byId("turned");
  #stage;
  #screen;
  #onWorn;
  /** As it was remembered, and changed since. @type {Partial<Look>} */
  #own;
  /** For this opening only. @type {Partial<Look>} */
  #asked;
  #wrong;
  /** The font that is here. */
  #font = DEFAULTS.font;
  #lostFont = "";
  /** @type {Look} */
  #worn = DEFAULTS;

  /**
   * @param {string} stage @param {string} screen what the crew calls it; "" before it is called anything
   * @param {(lays: boolean) => void} onWorn another look is on the glass; true where its lines have to be measured anew
   */
  constructor(stage, screen, onWorn) {
    this.#stage = stage;
    this.#screen = screen;
    this.#onWorn = onWorn;
    const { look, wrong } = lookOfAddress(location.search);
    this.#asked = look;
    this.#wrong = wrong;
    this.#own = this.#recall();
    void fontReady(FAMILIES[this.#font]); // every cut of it, before the first text asks for one
  }

  /** @returns {Look} as it is wished; a font that is not here yet comes later */
  get look() {
    return { ...DEFAULTS, ...this.#own, ...this.#asked };
  }

  /** @returns {string} what could not be done of it; "" where it is all there */
  get told() {
    return [...this.#wrong, refusedColours(this.look), this.#lostFont].filter((sentence) => sentence !== "").join(" ");
  }

  /** @param {string} screen the crew calls it so: it wears what is remembered under its first name, and keeps it under the next */
  call(screen) {
    if (screen === this.#screen) return;
    const first = this.#screen === "";
    this.#screen = screen;
    if (first) this.#own = this.#recall();
    else this.#keep();
    this.wear();
  }

  /** @param {keyof Look} name @param {Value} value by hand: remembered, at once */
  set(name, value) {
    this.change({ [name]: value });
  }

  /** @param {Record<string, unknown>} given by the controller, say: what can be is remembered, at once; what cannot is told */
  change(given) {
    const { look, wrong } = lookOfMessage(given);
    this.#own = { ...this.#own, ...look };
    this.#asked = Object.fromEntries(Object.entries(this.#asked).filter(([name]) => !Object.hasOwn(look, name)));
    this.#wrong = wrong;
    askNoMore(Object.keys(look));
    this.#keep();
    this.wear();
  }

  /** The defaults again. */
  reset() {
    this.#own = {};
    this.#asked = {};
    this.#wrong = [];
    askNoMore(Object.keys(DEFAULTS));
    this.#keep();
    this.wear();
  }

  /** At once, but for a font that has to be fetched first. */
  wear() {
    const wished = this.look;
    if (wished.font === this.#font) this.#lostFont = "";
    else void this.#fetchFont(wished.font);
    this.#putOn({ ...wished, font: this.#font });
  }

  /** @param {string} font */
  async #fetchFont(font) {
    const here = await fontReady(FAMILIES[font]);
    if (this.look.font !== font) return; // another one is wished by now
    if (here) this.#font = font;
    this.#lostFont = here ? "" : "That font could not be fetched: the text stays as it is.";
    this.#putOn({ ...this.look, font: this.#font });
  }

  /** @param {Look} look */
  #putOn(look) {
    const before = this.#worn;
    this.#worn = look;
    const properties = propertiesOf(look);
    for (const [name, value] of Object.entries(properties)) this.#glass.style.setProperty(name, value);
    for (const name of AROUND) this.#turned.style.setProperty(name, properties[name]);
    this.#turned.dataset.reads = look.reading > MIDDLE ? "low" : "high";
    Object.assign(this.#glass.dataset, marksOf(look));
    this.#turned.dataset.turn = look.turn;
    this.#onWorn(laysAnew(before, look));
  }

  /** @returns {Partial<Look>} */
  #recall() {
    try {
      return lookOfMemory(localStorage.getItem(this.#key));
    } catch {
      return {}; // a browser told to keep nothing throws here
    }
  }

  #keep() {
    try {
      localStorage.setItem(this.#key, JSON.stringify(ownOf({ ...DEFAULTS, ...this.#own })));
    } catch {
      // the look then lives as long as the page
    }
  }

  get #key() {
    return `${KEY}${this.#stage}.${this.#screen}`;
  }
}

/**
 * Out of the address of this page: a reload would otherwise undo what a hand has changed since.
 * @param {string[]} names of settings
 */
function askNoMore(names) {
  const address = new URL(location.href);
  if (!names.some((name) => address.searchParams.has(name))) return;
  for (const name of names) address.searchParams.delete(name);
  history.replaceState(history.state, "", address);
}
