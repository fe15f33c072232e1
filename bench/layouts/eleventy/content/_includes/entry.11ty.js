import { day, escape, page } from "./parts.js";

const link = (rel, entry) => (entry ? `<a rel="${rel}" href="${entry.url}">${escape(entry.data.title)}</a>` : "");

const measure = ({ title, kind, status, quantity }) =>
  `<tr>${[title, kind, status, quantity].map((cell) => `<td>${escape(cell)}</td>`).join("")}</tr>`;

/** The package is loaded where there is a photo to make. */
async function picture(photo, { webp, jpeg, webp_quality, jpeg_quality }) {
  const { default: Image } = await import("@11ty/eleventy-img");
  const made = async (format, widths, quality) => {
    if (!widths.length) return [];
    const options = { formats: [format], widths, outputDir: "_site/photos", urlPath: "/photos/", ...quality };
    return (await Image(photo, options))[format];
  };
  const sources = await made("webp", webp, { sharpWebpOptions: { quality: webp_quality } });
  const images = await made("jpeg", jpeg, { sharpJpegOptions: { quality: jpeg_quality } });
  const srcset = (files) => files.map((file) => file.srcset).join(", ");
  return `<picture>
${sources.length ? `<source type="image/webp" srcset="${srcset(sources)}">` : ""}
<img srcset="${srcset(images)}" alt="一片坡地">
</picture>`;
}

export async function render({ page: { url, date }, content, title, summary, village, cadres, tags, measures, ...data }) {
  return page(
    { title, url, summary },
    `<article>
<h1>${escape(title)}</h1>
<dl>
<dt>Date</dt><dd><a href="/timeline/${day(date).slice(0, 7).replace("-", "/")}/"><time datetime="${day(date)}">${day(date)}</time></a></dd>
<dt>Village</dt><dd><a href="/villages/${village}/">${escape(data.register.villages[village].name)}</a></dd>
<dt>Cadres</dt><dd>${cadres.map((id) => `<a href="/cadres/${id}/">${escape(data.register.cadres[id].name)}</a>`).join(" ")}</dd>
<dt>Tags</dt><dd>${escape(tags.join("、"))}</dd>
</dl>
${data.photo ? await picture(data.photo, data.pictures) : ""}
${content}
<table>
<thead><tr><th>Measure</th><th>Kind</th><th>Status</th><th>Quantity</th></tr></thead>
<tbody>
${measures.map(measure).join("\n")}
</tbody>
</table>
<nav>
${link("prev", data.older)}
${link("next", data.newer)}
</nav>
</article>`,
  );
}
