/** The timer that the speaker sees: what is left of the talk, and nothing that distracts from it. */
import { overReading } from "./show/auto.js";
import { timerOf } from "./show/stage-timer.js";
import { byId, say } from "./page.js";
import { stand } from "./screens/glass.js";
import { renderNow, renderOver, renderStrip } from "./views/glass-view.js";

stand("timer", ({ state, rundown, show, lost, link }) => {
  const timer = timerOf(state, rundown, show, link);
  renderStrip(state, show, lost, link.online);
  renderNow(timer);
  say(byId("next"), timer.next);
  byId("next").dataset.called = String(timer.called);
  const runs = state !== null && state.phase !== "ready" && state.phase !== "ended";
  renderOver(runs ? overReading(state, show) : { time: "", word: "", over: false });
});
