/** The lobby's clock: which day, whose clock and which zone the show runs in. The links work without it. */
import { clockTime } from "./show/format.js";
import { dayNotice } from "./show/labels.js";
import { Link } from "./link/link.js";
import { byId, pageData, say } from "./page.js";
import { everySecond } from "./ticking.js";

const { stage } = pageData();

/** @param {string} id a stage; all stages of a server run on one day and one clock */
function followClock(id) {
  const link = new Link(id, "lobby").listen({
    onState: (state) => {
      say(byId("notice"), dayNotice(state.day));
      renderClock();
    },
    onLink: (online) => {
      byId("link").dataset.link = online ? "online" : "offline";
      say(byId("link"), online ? "online" : "link lost");
    },
  });
  const renderClock = () => {
    if (link.time.ready) say(byId("show-clock"), clockTime(link.time.showNow()));
  };
  everySecond(() => link.time.showNow(), () => link.time.rate, renderClock);
}

if (stage) followClock(stage.id);
