/**
 * The look of this page: what is remembered goes on the glass, the sheet shows it and changes it.
 *
 * @import { Look } from "./look.js"
 */
import { screenName } from "../link/device.js";
import { SETTINGS, settingsOf } from "./look.js";
import { Looks } from "./looks.js";
import { Sheet } from "./sheet.js";

/**
 * @typedef {object} Dressing
 * @property {(screen: string) => void} call
 * @property {() => void} toggleSheet
 * @property {(name: keyof Look, steps: number) => void} step
 * @property {Looks} looks
 */

/**
 * @param {string} stage @param {() => void} relay lines may break elsewhere now: they have to be measured anew
 * @param {string} [page] what the screen shows @returns {Dressing}
 */
export function dress(stage, relay, page = "prompter") {
  const looks = new Looks(stage, screenName(stage), (lays) => {
    if (lays) relay();
    sheet.render(looks.look, looks.told);
  });
  const sheet = new Sheet({ settings: settingsOf(page), onSet: (name, value) => looks.set(name, value), onReset: () => looks.reset() });
  looks.wear();
  return { looks, call: (screen) => looks.call(screen), toggleSheet: () => sheet.toggle(), step: (name, steps) => step(looks, name, steps) };
}

/** @param {Looks} looks @param {keyof Look} name of an amount @param {number} steps below 0: less; nothing at its bounds */
function step(looks, name, steps) {
  const setting = SETTINGS.find((one) => one.name === name);
  if (setting?.kind !== "amount") return;
  const value = Number(looks.look[setting.name]) + steps * setting.step;
  if (value >= setting.min && value <= setting.max) looks.set(name, value);
}
