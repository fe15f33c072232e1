import { lists, page, paged } from "./_includes/parts.js";

export const data = lists("monthPages", "timeline");

export function render({ list, page: { url } }) {
  return page({ title: list.id, url }, `<h1>${list.id}</h1>\n${paged(list, `/timeline/${list.id}/`)}`);
}
