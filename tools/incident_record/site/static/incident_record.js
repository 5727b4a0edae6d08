/* Filters answers by voice, and copies statements and quotes. Without it pages hold the same. */

(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const made = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const status = made("p", { className: "unseen" });
  status.setAttribute("role", "status");

  // A record that has another name now: its old page leads on, to the same item.
  const moved = document.querySelector("a.incident-moved");
  if (moved) location.replace(moved.href + location.hash);

  const filter = (place, questions) => {
    const answers = all(".answer", questions).filter((answer) => answer.querySelector(".voice"));
    // Who speaks together is listed one by one.
    const names = (answer) => all(".voice:not(:has(span)), .voice span", answer).map((voice) => voice.textContent);
    const voices = new Set(answers.flatMap(names));
    if (voices.size < 2) return;
    const select = made("select", {});
    select.append(new Option("everyone", ""), ...[...voices].map((voice) => new Option(voice)));
    const label = made("label", { textContent: "Show answers by " });
    label.append(select);
    const note = made("span", {});
    place.append(label, " ", note);
    const show = () => {
      for (const answer of answers) answer.hidden = Boolean(select.value) && !names(answer).includes(select.value);
      // In the margin the words of several answers have their places in front.
      for (const words of all(".margin > p", questions)) {
        const [place] = words.textContent.match(/^.*?¶\d+/) ?? [];
        const places = all(".answer:not([hidden]) .at", words.closest("dd")).map((link) => link.textContent);
        words.hidden = Boolean(place) && !places.includes(place);
      }
      for (const term of all("dt", questions)) {
        const row = term.nextElementSibling;
        term.hidden = row.hidden = !row.querySelector(".answer:not([hidden])");
      }
      const count = answers.filter((answer) => !answer.hidden).length;
      status.textContent = `${count} of ${answers.length} answers shown`;
      const [shown, asked] = ["dt:not([hidden])", "dt"].map((terms) => all(terms, questions).length);
      note.textContent = select.value && `${shown} of the ${asked} answered questions`;
    };
    select.addEventListener("change", show);
    // A link to what is hidden shows all.
    addEventListener("hashchange", () => {
      if (!document.querySelector(":target[hidden]")) return;
      select.value = "";
      show();
      document.querySelector(":target").scrollIntoView();
    });
  };

  const copied = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Older browsers give pages from a disk no clipboard.
      const area = made("textarea", { className: "unseen", value: text });
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  };

  // Words, source and place, and the address where the site has one: never a path of the disk.
  const citation = (item) => {
    const flat = (element) => element.textContent.replace(/\s+/g, " ").trim();
    const link = item.querySelector(".quote-by a.at");
    const place = link ? link.hash.slice(1) : item.closest("li").id;
    const [, source, paragraph] = place.match(/^(.*)_p(\d+)$/);
    const words = flat(item.querySelector(".quote-words, .said"));
    const by = link ? ` ${flat(item.querySelector(".quote-by .voice"))}, quoted in:` : "";
    const cited = flat(document.querySelector(`[id="${source}"] .cite-source`));
    const page = document.querySelector("link[rel=canonical]")?.href ?? flat(document.querySelector(".record-id"));
    return `${words}${by} ${cited} ¶${paragraph}. Record: ${page}#${item.id}`;
  };

  const offer = (link) => {
    const item = link.closest(".quote, .statement");
    const button = made("button", { className: "copy", type: "button", textContent: "Copy", title: "Copy with source" });
    link.after(" ", button);
    button.addEventListener("click", async () => {
      button.textContent = status.textContent = (await copied(citation(item))) ? "Copied" : "Not copied";
      button.focus();
      setTimeout(() => {
        button.textContent = "Copy";
        status.textContent = "";
      }, 3000);
    });
  };

  // The menu of a narrow screen goes away once it has led somewhere on the page, and by Escape.
  const menu = document.querySelector("#__navigation");
  const close = () => menu && (menu.checked = false);
  all(".sidebar-drawer a[href^='#']").forEach((link) => link.addEventListener("click", close));
  addEventListener("keydown", (event) => event.key === "Escape" && close());

  // What a place leads to is in sight, not folded.
  const unfold = () => all(".order :is(:target > details, details:has(:target))").forEach((fold) => (fold.open = true));
  // Before it has loaded, a page has no target.
  for (const event of ["load", "hashchange"]) addEventListener(event, unfold);

  const place = document.querySelector(".voice-filter");
  if (place) filter(place, document.querySelector("dl.questions"));
  const links = all("a.permalink");
  if (place || links.length) document.body.append(status);
  links.forEach(offer);
})();
