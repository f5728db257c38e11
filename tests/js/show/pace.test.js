import { nextPace, pacesOf } from "../../../static/js/show/pace.js";
import { RUNDOWN } from "../states.js";
import { table } from "../table.js";

const PACES = { slowest: 40, fastest: 400 };

table("one touch", (/** @type {[number, 1 | -1]} */ [pace, way]) => nextPace(pace, way, PACES), [
  ["faster", [130, 1], 135],
  ["slower", [130, -1], 125],
  ["from between the steps", [132, 1], 135],
  ["down from between the steps", [132, -1], 130],
  ["below what was once the slowest", [60, -1], 55],
  ["above what was once the fastest", [260, 1], 265],
  ["never under the server's slowest", [40, -1], 40],
  ["never over the server's fastest", [398, 1], 400],
]);

table("the server's limits", pacesOf, [
  ["as it says", { ...RUNDOWN, paces: { slowest: 50, fastest: 300 } }, { slowest: 50, fastest: 300 }],
  ["it does not say", RUNDOWN, PACES],
  ["before the rundown is here", null, PACES],
]);
