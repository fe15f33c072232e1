import { escape, lists, page, paged } from "./_includes/parts.js";

export const data = lists("villagePages", "villages");

export function render({ list, register, page: { url } }) {
  const { name, text } = register.villages[list.id];
  return page(
    { title: name, url },
    `<h1>${escape(name)}</h1>
<p>${escape(text)}</p>
<p>${list.count} entries</p>
${paged(list, `/villages/${list.id}/`)}`,
  );
}
