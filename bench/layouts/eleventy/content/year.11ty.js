import { counted, page } from "./_includes/parts.js";

export const data = {
  pagination: { data: "collections.years", size: 1, alias: "year" },
  permalink: ({ year }) => `/timeline/${year.id}/`,
  eleventyExcludeFromCollections: true,
};

export function render({ year, page: { url } }) {
  const items = year.months.map(({ id, count }) => ({ url: `/timeline/${id}/`, name: id, count }));
  return page({ title: year.id, url }, `<h1>${year.id}</h1>\n${counted(items)}`);
}
