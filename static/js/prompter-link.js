/** The prompter's link: opened while the rest of the page still comes, so that its state is there by then. */
import { Link } from "./link/link.js";
import { pageData } from "./page.js";

export const { stage } = pageData();
export const link = new Link(stage.id, "prompter");
