import { counted, page } from "./_includes/parts.js";

export const data = { permalink: "/cadres/", eleventyExcludeFromCollections: true };

export function render({ collections, register }) {
  const items = collections.cadres.map(({ id, count }) => ({
    url: `/cadres/${id}/`,
    name: register.cadres[id].name,
    count,
  }));
  return page({ title: "Cadres", url: "/cadres/" }, `<h1>Cadres</h1>\n${counted(items)}`);
}
