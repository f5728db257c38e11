import { isLow } from "../../../static/js/editing/room.js";
import { table } from "../table.js";

const low = (/** @type {[number, number, number]} */ [width, height, tallest]) => isLow({ width, height }, tallest);
table("a keyboard takes the room", low, [
  ["the narrowest phone as it is", [360, 640, 640], false],
  ["its keyboard is up", [360, 380, 640], true],
  ["a tall phone's keyboard is up", [412, 560, 860], true],
  ["the browser's own bar came", [360, 572, 640], false],
  ["a page in half of a phone's glass", [360, 420, 420], true],
  ["a phone on its side", [740, 360, 360], false],
  ["a laptop's window", [1366, 400, 768], false],
]);
