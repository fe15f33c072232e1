import { day, escape, SITE, URL } from "./_includes/parts.js";

export const data = { permalink: "/feed.xml", eleventyExcludeFromCollections: true };

const entry = ({ url, date, data }) => `<entry>
<title>${escape(data.title)}</title>
<link href="${URL}${url}"/>
<id>${URL}${url}</id>
<updated>${day(date)}T00:00:00Z</updated>
<summary>${escape(data.summary)}</summary>
</entry>`;

export function render({ collections: { newest } }) {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>${SITE}</title>
<id>${URL}/</id>
<updated>${day(newest[0].date)}T00:00:00Z</updated>
${newest.map(entry).join("\n")}
</feed>
`;
}
