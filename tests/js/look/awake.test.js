/** What a page says of a screen that may go to sleep. */
import { awakeWord } from "../../../static/js/look/awake.js";
import { table } from "../table.js";

table("awake", awakeWord, [
  ["kept awake: nothing to do", "awake", ""],
  ["a touch is needed", "touch", "This screen may go to sleep. Touch it once, or press a key."],
  ["nothing helps", "none", "This browser cannot keep the screen awake: switch its sleep off in the computer's own settings."],
]);
