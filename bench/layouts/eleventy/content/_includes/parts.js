export const SITE = "Diaries to measure with";
export const URL = "https://example.org";

const MARKS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const escape = (text) => String(text).replace(/[&<>"]/g, (mark) => MARKS[mark]);
export const day = (date) => date.toISOString().slice(0, 10);

export const page = ({ title, url, summary }, main) => `<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} · ${SITE}</title>
${summary ? `<meta name="description" content="${escape(summary)}">` : ""}
<link rel="canonical" href="${URL}${url}">
<link rel="alternate" type="application/atom+xml" href="/feed.xml">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/">${SITE}</a>
<nav><a href="/villages/">Villages</a> <a href="/cadres/">Cadres</a> <a href="/timeline/">Timeline</a></nav></header>
<main>
${main}
</main>
<footer><p>${SITE}</p></footer>
</body>
</html>
`;

const row = ({ url, date, data }) =>
  `<li><time>${day(date)}</time> <a href="${url}">${escape(data.title)}</a> <p>${escape(data.summary)}</p></li>`;

export const rows = (entries) => `<ul>
${entries.map(row).join("\n")}
</ul>`;

export const counted = (items) => `<ul>
${items.map(({ url, name, count }) => `<li><a href="${url}">${escape(name)}</a> ${count}</li>`).join("\n")}
</ul>`;

/** One page of a list: `base` is the address of the first. */
export const paged = ({ number, total, entries }, base) => {
  const address = (at) => (at === 1 ? base : `${base}${at}/`);
  if (total === 1) return rows(entries);
  return `${rows(entries)}
<nav>
${number > 1 ? `<a rel="prev" href="${address(number - 1)}">Newer</a>` : ""}
${number} / ${total}
${number < total ? `<a rel="next" href="${address(number + 1)}">Older</a>` : ""}
</nav>`;
};

/** The data of a template that makes each page of a collection of lists. */
export const lists = (collection, folder) => ({
  pagination: { data: `collections.${collection}`, size: 1, alias: "list" },
  permalink: ({ list }) => `/${folder}/${list.id}/${list.number > 1 ? `${list.number}/` : ""}`,
  eleventyExcludeFromCollections: true,
});
