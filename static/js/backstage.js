/** The page for backstage: who is on, who is next and in how long, and what follows. */
import { backstageOf } from "./screens/backstage.js";
import { stand } from "./screens/glass.js";
import { renderBackstage } from "./views/backstage-view.js";
import { renderStrip } from "./views/glass-view.js";

stand("backstage", ({ state, rundown, show, lost, link }) => {
  renderStrip(state, show, lost, link.online);
  renderBackstage(backstageOf(state, rundown, show, link));
});
