import { page, rows, SITE } from "./_includes/parts.js";

export const data = { permalink: "/", eleventyExcludeFromCollections: true };

export function render({ collections }) {
  return page(
    { title: SITE, url: "/" },
    `<h1>${SITE}</h1>
<p>${collections.addresses.length} entries</p>
${rows(collections.newest)}`,
  );
}
