/* Keeps an open page as fresh as the last build: reloads it, changes its style sheets in place, shows errors. */
(() => {
  "use strict";

  const ROOT = "/_chronicle/";
  const version = document.currentScript.dataset.version;
  let styles = [...document.querySelectorAll('link[rel~="stylesheet"]')];

  /* Where one was on a page is kept over a reload. */

  const PLACE = "chronicle-place";

  function leave() {
    try {
      sessionStorage.setItem(PLACE, JSON.stringify([location.href, scrollX, scrollY]));
    } catch { /* no storage: the browser's own way must do */ }
    location.reload();
  }

  function comeBack() {
    let kept = null;
    try {
      kept = JSON.parse(sessionStorage.getItem(PLACE));
      sessionStorage.removeItem(PLACE);
    } catch { /* as above */ }
    if (!kept || kept[0] !== location.href) return;
    const go = () => scrollTo({ left: kept[1], top: kept[2], behavior: "instant" });
    go();
    addEventListener("load", () => requestAnimationFrame(go), { once: true });
  }

  /* The old style sheet stays until the new one is there, so that nothing flickers. */

  function restyle(hrefs) {
    styles = styles.map((old, index) => {
      const href = hrefs[index];
      if (href === undefined || old.getAttribute("href") === href) return old;
      const link = old.cloneNode();
      link.href = href;
      link.onload = link.onerror = () => old.remove();
      old.after(link);
      return link;
    });
  }

  /* Looks once more if news came while it looked. */

  let looking = false;
  let again = false;

  async function look() {
    again = looking;
    if (looking) return;
    looking = true;
    try {
      const answer = await fetch(`${ROOT}state?page=${encodeURIComponent(location.pathname)}`, { cache: "no-store" });
      const state = await answer.json();
      if (state.version !== null && state.version !== version) return leave();
      restyle(state.styles);
      await show(state);
    } catch { /* the preview has ended; the connection tells when it is back */ }
    looking = false;
    if (again) look();
  }

  function listen() {
    if (window.SharedWorker) {
      const { port } = new SharedWorker(`${ROOT}events.js`);
      port.onmessage = look;
      addEventListener("pagehide", () => port.postMessage("gone"));
      addEventListener("pageshow", (event) => event.persisted && location.reload());
    } else {
      new EventSource(`${ROOT}events`).onmessage = look;
    }
  }

  /* The overlay. It stands apart from the page's own styles, and is made of text only. */

  const WORDS = {
    en: {
      title: (count) => `${count} ${count === 1 ? "error" : "errors"}`,
      stopped: "Nothing was built. What you see is the last good page.",
      partial: "What has an error is left out; everything else is built.",
      help: "Help", see: "See also", more: (count) => `and ${count} more`,
      fold: "Fold", unfold: "Show",
    },
    zh: {
      title: (count) => `${count} 个错误`,
      stopped: "没有生成。现在看到的是上一次正确的页面。",
      partial: "有错误的内容没有收录，其余已照常生成。",
      help: "改法", see: "参见", more: (count) => `另有 ${count} 个`,
      fold: "收起", unfold: "展开",
    },
  };
  const FOLDED = "chronicle-folded";
  let host = null;
  let shown = "";

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children.filter((child) => child !== null));
    return made;
  }

  function said(className, word, text) {
    const told = element("p", className);
    if (word) told.append(element("b", "", word), " ");
    told.append(text);
    return told;
  }

  function source(line) {
    const caret = element("span", "caret", "^".repeat(Math.max(1, line.span.length * 2)));
    caret.setAttribute("aria-hidden", "true");
    const span = element("mark", "", element("span", "text", line.span || " "), caret);
    return element("pre", "", element("span", "number", String(line.line)),
      element("code", "", line.before, span, line.after));
  }

  function problem(error, lang, words) {
    return element("li", "",
      element("p", "where", element("b", "", error.code), " ", element("span", "place", error.place)),
      said("message", "", error.message[lang]),
      error.source && source(error.source),
      error.help && said("help", words.help, error.help[lang]),
      ...error.related.map((one) => said("see", words.see, `${one.place} ${one.message[lang]}`)));
  }

  async function show(state) {
    const told = JSON.stringify(state.errors);
    if (told === shown) return;
    shown = told;
    if (!state.count) {
      host?.remove();
      host = null;
      return;
    }
    const lang = (state.lang || document.documentElement.lang).startsWith("zh") ? "zh" : "en";
    const words = WORDS[lang];
    const list = element("ol", "", ...state.errors.map((error) => problem(error, lang, words)));
    const rest = state.count - state.errors.length;
    const button = element("button", "fold");
    button.type = "button";
    const panel = element("section", "panel",
      element("header", "", element("h2", "", words.title(state.count)),
        said("note", "", state.stopped ? words.stopped : words.partial), button),
      element("div", "list", list, rest > 0 ? said("more", "", words.more(rest)) : null));
    panel.lang = lang === "zh" ? "zh-Hans" : "en";
    panel.setAttribute("role", "alert");
    fold(panel, button, words);
    await place(panel);
    for (const mark of panel.querySelectorAll("mark")) {
      const box = mark.closest("pre");
      box.scrollLeft = mark.offsetLeft - box.clientWidth / 3;
    }
  }

  function fold(panel, button, words) {
    let folded = false;
    try {
      folded = sessionStorage.getItem(FOLDED) === shown;
    } catch { /* unfolded */ }
    const draw = () => {
      panel.classList.toggle("folded", folded);
      button.textContent = folded ? words.unfold : words.fold;
      button.setAttribute("aria-expanded", String(!folded));
    };
    button.onclick = () => {
      folded = !folded;
      try {
        sessionStorage.setItem(FOLDED, folded ? shown : "");
      } catch { /* not kept */ }
      draw();
    };
    panel.onkeydown = (event) => {
      if (event.key === "Escape" && !folded) button.click();
    };
    draw();
  }

  /* Shown only when its styles are there. */
  async function place(panel) {
    if (!host) {
      host = document.createElement("chronicle-overlay");
      const style = element("link", "");
      style.rel = "stylesheet";
      style.href = `${ROOT}overlay.css`;
      const ready = new Promise((done) => { style.onload = style.onerror = done; });
      host.attachShadow({ mode: "open" }).append(style);
      document.documentElement.append(host);
      await ready;
    }
    host.shadowRoot.querySelector(".panel")?.remove();
    host.shadowRoot.append(panel);
  }

  comeBack();
  listen();
})();
