import { counted, page } from "./_includes/parts.js";

export const data = { permalink: "/villages/", eleventyExcludeFromCollections: true };

export function render({ collections, register }) {
  const items = collections.villages.map(({ id, count }) => ({
    url: `/villages/${id}/`,
    name: register.villages[id].name,
    count,
  }));
  return page({ title: "Villages", url: "/villages/" }, `<h1>Villages</h1>\n${counted(items)}`);
}
