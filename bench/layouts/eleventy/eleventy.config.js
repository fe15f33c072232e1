const PER_PAGE = 100;

const ofVillage = (entry) => [entry.data.village];
const ofCadres = (entry) => entry.data.cadres;
const ofMonth = (entry) => [entry.date.toISOString().slice(0, 7).replace("-", "/")];

let sorted;

/** Entries from the newest, with their neighbours in the village: worked out once in each build. */
function newestFirst(api) {
  if (sorted) return sorted;
  sorted = api.getAll().filter((item) => item.data.village).sort((a, b) => b.date - a.date);
  for (const entries of grouped(sorted, ofVillage).values()) {
    entries.forEach((entry, at) => {
      entry.data.newer = entries[at - 1];
      entry.data.older = entries[at + 1];
    });
  }
  return sorted;
}

function grouped(entries, keysOf) {
  const groups = new Map();
  for (const entry of entries) {
    for (const key of keysOf(entry)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(entry);
    }
  }
  return groups;
}

const counted = (keysOf) => (api) =>
  [...grouped(newestFirst(api), keysOf)].map(([id, { length }]) => ({ id, count: length }));

const paged = (keysOf) => (api) => {
  const pages = [];
  for (const [id, entries] of grouped(newestFirst(api), keysOf)) {
    const total = Math.ceil(entries.length / PER_PAGE);
    for (let number = 1; number <= total; number++) {
      const part = entries.slice((number - 1) * PER_PAGE, number * PER_PAGE);
      pages.push({ id, number, total, count: entries.length, entries: part });
    }
  }
  return pages;
};

function years(api) {
  const months = counted(ofMonth)(api);
  const ids = [...new Set(months.map(({ id }) => id.slice(0, 4)))];
  return ids.map((id) => ({ id, months: months.filter((one) => one.id.startsWith(id)) }));
}

export default function (config) {
  config.addPassthroughCopy({ "content/style.css": "style.css" });
  config.on("eleventy.before", () => {
    sorted = undefined;
  });
  config.addCollection("newest", (api) => newestFirst(api).slice(0, 20));
  config.addCollection("addresses", (api) => newestFirst(api).map(({ url, date }) => ({ url, date })));
  config.addCollection("villages", counted(ofVillage));
  config.addCollection("cadres", counted(ofCadres));
  config.addCollection("years", years);
  config.addCollection("villagePages", paged(ofVillage));
  config.addCollection("cadrePages", paged(ofCadres));
  config.addCollection("monthPages", paged(ofMonth));
  return { dir: { input: "content", output: "_site" }, markdownTemplateEngine: false };
}
