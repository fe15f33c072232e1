import { escape, lists, page, paged } from "./_includes/parts.js";

export const data = lists("cadrePages", "cadres");

export function render({ list, register, page: { url } }) {
  const { name, text } = register.cadres[list.id];
  return page(
    { title: name, url },
    `<h1>${escape(name)}</h1>
<p>${escape(text)}</p>
<p>${list.count} entries</p>
${paged(list, `/cadres/${list.id}/`)}`,
  );
}
