/**
 * What a screen does when the crew asks it, and what it answers: what it has then.
 *
 * @import { Dressing } from "../look/dressing.js"
 * @import { ScreenAnswer, ScreenWish } from "../show/types.js"
 */
import { Plate } from "./plate.js";

/** The answer leaves before the page does, ms. */
const LEAVE_MS = 60;
/** From here on a reading line stands low, percent from the top. */
const LOW = 45;

/**
 * @param {{ id: string, name: string }} stage @param {string} page what this screen shows @param {Dressing} dressing
 * @returns {(wish: ScreenWish) => ScreenAnswer}
 */
export function obeying(stage, page, { looks }) {
  const plate = new Plate();
  return (wish) => {
    if (wish.identify) plate.show(wish.name ?? "", `${page} · ${stage.name}`, page === "prompter" && looks.look.reading > LOW);
    else if (wish.name) plate.call(wish.name);
    if (wish.look) looks.change(wish.look);
    if (wish.reset) looks.reset();
    if (wish.page && wish.page !== page) leave(wish.page, stage.id);
    return { page: wish.page ?? page, look: { ...looks.look }, told: looks.told };
  };
}

/** @param {string} page @param {string} stage its id */
function leave(page, stage) {
  setTimeout(() => location.assign(`/${page}?stage=${encodeURIComponent(stage)}`), LEAVE_MS);
}
