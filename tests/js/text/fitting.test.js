/** Where a line may end inside a word that is an address. */
import { partsOf } from "../../../static/js/text/fitting.js";
import { table } from "../table.js";

table("parts", partsOf, [
  ["a word", "responsibilities,", ["responsibilities,"]],
  ["a number", "1.500", ["1.500"]],
  ["hyphens are no place to end a line in an address", "log-books.example/a-b", ["log-books.", "example/", "a-b"]],
  ["a whole one", "https://harbour.example/a?b=c&d", ["https://", "harbour.", "example/", "a?", "b=", "c&", "d"]],
  ["mail", "meg@harbour.example.", ["meg@harbour.", "example."]],
]);
