/**
 * The prompter's link: opened while the rest of the page still comes, so that its state is there by then. A page whose
 * other modules did not come shows nobody anything, and would count as a prompter: it begins anew once the server is there.
 */
import { Link } from "./link/link.js";
import { pageData } from "./page.js";

const AGAIN_MS = 1000;

export const { stage } = pageData();
export const link = new Link(stage.id, "prompter");

document.querySelector('script[src$="/prompter.js"]')?.addEventListener("error", () => {
  link.listen({ onState: () => setTimeout(() => location.reload(), AGAIN_MS) });
});
