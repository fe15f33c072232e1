import { day, URL } from "./_includes/parts.js";

export const data = { permalink: "/sitemap.xml", eleventyExcludeFromCollections: true };

export function render({ collections: { addresses, villages, cadres } }) {
  const entries = addresses.map(({ url, date }) => `<url><loc>${URL}${url}</loc><lastmod>${day(date)}</lastmod></url>`);
  const others = [...villages.map(({ id }) => `/villages/${id}/`), ...cadres.map(({ id }) => `/cadres/${id}/`)];
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[...entries, ...others.map((url) => `<url><loc>${URL}${url}</loc></url>`)].join("\n")}
</urlset>
`;
}
