/* Filters the statements of a record by voice and by person, and copies citations. Without it pages hold the same. */

(() => {
  "use strict";

  const all = (selector, root) => [...root.querySelectorAll(selector)];
  const made = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const NOBODY = "-"; // no id begins with a hyphen

  const status = made("p", { className: "incident-count" });
  status.setAttribute("role", "status");

  const filter = (ledger, place) => {
    const said = all("li.statement", ledger);
    const voices = new Map();
    const people = new Map();
    for (const item of said) {
      const head = item.parentElement.previousElementSibling;
      const about = all(".about a", item);
      item.dataset.voice = head.parentElement.id.replace("said_", "");
      item.dataset.person = about.map((link) => link.hash.slice(1)).join(" ") || NOBODY;
      voices.set(item.dataset.voice, head.firstChild.textContent);
      for (const link of about) people.set(link.hash.slice(1), link.textContent);
    }
    if (said.some((item) => item.dataset.person === NOBODY)) people.set(NOBODY, "Nobody in particular");

    const form = made("form", { className: "incident-filter" });
    const choice = (name, label, options) => {
      const select = made("select", { name });
      select.append(new Option("all", ""), ...[...options].map(([id, text]) => new Option(text, id)));
      const around = made("label", { textContent: `${label} ` });
      around.append(select);
      form.append(around, " ");
      return select;
    };
    const voice = choice("voice", "Said by", voices);
    const person = choice("person", "About", people);
    form.append(made("button", { type: "reset", textContent: "Show all" }));
    place.append(form, status);

    const show = () => {
      let shown = 0;
      for (const item of said) {
        item.hidden =
          Boolean(voice.value && item.dataset.voice !== voice.value) ||
          Boolean(person.value && !item.dataset.person.split(" ").includes(person.value));
        shown += !item.hidden;
      }
      for (const list of all("ul.statements", ledger)) {
        list.hidden = list.previousElementSibling.hidden = !list.querySelector("li.statement:not([hidden])");
      }
      status.textContent = `${shown} of ${said.length} statements shown`;
    };
    const pick = (by, about) => {
      voice.value = by;
      person.value = about;
      // Of an unknown one nothing would be selected.
      voice.value ||= "";
      person.value ||= "";
      show();
    };
    const choose = (by, about, note = "replaceState") => {
      pick(by, about);
      const state = new URLSearchParams();
      if (voice.value) state.set("voice", voice.value);
      if (person.value) state.set("person", person.value);
      history[note](null, "", `#${state.toString() || ledger.id}`);
    };
    const follow = () => {
      const state = new URLSearchParams(location.hash.slice(1));
      const target = document.querySelector(":target");
      if (state.has("voice") || state.has("person")) {
        pick(state.get("voice"), state.get("person"));
        ledger.scrollIntoView({ behavior: "instant" });
      } else {
        pick("", "");
        target?.scrollIntoView();
      }
    };

    form.addEventListener("change", () => choose(voice.value, person.value));
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      choose("", "");
    });
    for (const link of all(".matrix a", ledger)) {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        const cell = link.closest("td, th");
        const row = cell.parentElement;
        const head = cell.closest("table").tHead.rows[0];
        const by = head.cells[cell.cellIndex].querySelector("a");
        const about = row.cells[0].querySelector("a");
        event.preventDefault();
        choose(by ? by.hash.replace("#said_", "") : "", row === head ? "" : about ? about.hash.slice(1) : NOBODY, "pushState");
        const first = said.find((item) => !item.hidden);
        first.tabIndex = -1;
        first.focus();
      });
    }
    addEventListener("hashchange", follow);
    show();
    follow();
  };

  const copied = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Older browsers give pages from a disk no clipboard.
      const area = made("textarea", { className: "incident-copied", value: text });
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  };

  // What a button says is not read out when it changes.
  const told = made("p", { className: "incident-told" });
  told.setAttribute("role", "status");

  const offer = (button) => {
    const label = button.textContent;
    const tell = (text) => {
      button.textContent = text;
      told.textContent = text === label ? "" : text;
    };
    button.addEventListener("click", async () => {
      const words = button.closest(".quote-card").querySelector(".quote-words").textContent.trim();
      tell((await copied(`${words} ${button.dataset.copy}`)) ? "Copied" : "Not copied");
      button.focus();
      setTimeout(tell, 3000, label);
    });
  };

  const ledger = document.getElementById("part_statements");
  const place = ledger && ledger.querySelector(".ledger-filter");
  if (place) filter(ledger, place);
  const buttons = all("button.incident-copy", document);
  if (buttons.length) document.body.append(told);
  buttons.forEach(offer);
})();
