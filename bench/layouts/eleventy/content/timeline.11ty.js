import { counted, page } from "./_includes/parts.js";

export const data = { permalink: "/timeline/", eleventyExcludeFromCollections: true };

export function render({ collections }) {
  const items = collections.years.map(({ id, months }) => ({
    url: `/timeline/${id}/`,
    name: id,
    count: months.reduce((sum, { count }) => sum + count, 0),
  }));
  return page({ title: "Timeline", url: "/timeline/" }, `<h1>Timeline</h1>\n${counted(items)}`);
}
