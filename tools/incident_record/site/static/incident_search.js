// Sphinx's index says which pages have the words; the passages of a page are a script beside it, since a browser reads
// no other file from disk. Each statement and quote is listed once, under its record. Nothing is ever read as markup.
"use strict";

{
  const PAGES = 12; // shown at once
  const LOADED = 80; // pages whose passages are looked at
  const PASSAGES = 5; // of one page
  const LENGTH = 280;
  const LETTERS = { ø: "o", ł: "l", đ: "d", ß: "ss", æ: "ae", œ: "oe", ı: "i" };
  const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };
  const WORD = /[\p{L}\p{N}\p{M}]+/gu;
  const READERS = document.getElementById("pages-of-readers").dataset.pages.split(" ");
  const root = document.documentElement.dataset.content_root;
  const texts = new Map();
  const waiting = new Map();

  // As `catalog/search_text.py` has it.
  const fold = (text) =>
    text
      .normalize("NFD")
      .replace(/[\u0300-\u036f\u064b-\u065f\u0670]/g, "")
      .normalize("NFC")
      .toLowerCase()
      .replace(/[øłđßæœı]/g, (letter) => LETTERS[letter]);
  const wordsOf = (text) => fold(text).match(WORD) ?? [];
  // Sphinx escapes names twice.
  const plain = (text) => text.replace(/&(amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity]);
  const begins = (word, asked) => word === asked || (asked.length > 2 && !/^\d+$/.test(asked) && word.startsWith(asked));

  const encoded = (docname) => root + docname.split("/").map(encodeURIComponent).join("/");
  const address = (docname) =>
    DOCUMENTATION_OPTIONS.BUILDER === "dirhtml"
      ? encoded(`${docname}/`.replace(/(^|\/)index\/$/, "$1"))
      : encoded(docname) + DOCUMENTATION_OPTIONS.LINK_SUFFIX;

  window.incidentText = (docname, passages) => waiting.get(docname)(passages);
  const load = (docname) => {
    if (!texts.has(docname)) {
      texts.set(
        docname,
        new Promise((resolve) => {
          waiting.set(docname, resolve);
          const script = add(document.head, "script");
          script.onerror = () => resolve([]);
          script.src = encoded(`_search/${docname}.js`);
        }),
      );
    }
    return texts.get(docname);
  };

  const add = (parent, tag, className = "", text = "", asked = []) => {
    const element = parent.appendChild(document.createElement(tag));
    if (className) element.className = className;
    let end = 0;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      if (!asked.some((term) => begins(fold(word), term))) continue;
      element.append(text.slice(end, index));
      add(element, "mark", "", word);
      end = index + word.length;
    }
    element.append(text.slice(end));
    return element;
  };

  // The pages that have every word, or one that begins with it or has its stem.
  const pagesWith = (asked) => {
    const { terms, titleterms } = Search._index;
    const stemmer = new Stemmer();
    const sets = asked.map((word) => {
      const stem = fold(stemmer.stemWord(word));
      const pages = new Set();
      for (const index of [terms, titleterms]) {
        for (const [term, files] of Object.entries(index)) {
          if (term === stem || begins(term, word)) [files].flat().forEach((file) => pages.add(file));
        }
      }
      return pages;
    });
    return [...(sets[0] ?? [])].filter((file) => sets.every((pages) => pages.has(file)));
  };

  // Names of the index's things of a kind, with their pages and anchors.
  const named = (kind) => {
    const { objects, objnames } = Search._index;
    return Object.entries(objects).flatMap(([prefix, things]) =>
      things
        .filter(([, type]) => objnames[type][2] === kind)
        .map(([file, , , anchor, name]) => ({ file, anchor, name: plain(prefix ? `${prefix}.${name}` : name) })),
    );
  };

  const hasAll = (text, asked) => {
    const words = wordsOf(text);
    return asked.every((term) => words.some((word) => begins(word, term)));
  };

  // What of a page answers: its passages with all words, those with the exact words first.
  const answer = async (file, asked, exact, records) => {
    const { docnames, titles } = Search._index;
    const docname = docnames[file];
    const title = titles[file];
    const all = await load(docname);
    const isRecord = records.has(file);
    const hits = all
      .map((passage) => ({ passage, isExact: ` ${wordsOf(passage[1]).join(" ")} `.includes(exact) }))
      .filter(({ passage }) => hasAll(passage.slice(1).join(" "), asked));
    const inTitle = hasAll(title, asked);
    if (!hits.length && !inTitle && !hasAll(all.map((passage) => passage.slice(1).join(" ")).join(" "), asked)) return null;
    hits.sort((a, b) => b.isExact - a.isExact);
    const isApart = !isRecord && !READERS.some((page) => docname === page || docname.startsWith(`${page}-`));
    const isExact = hits.some((hit) => hit.isExact);
    const rank = [isApart, !(isExact && exact.trim().includes(" ")), !isRecord, !inTitle, -hits.length];
    return { docname, title, hits, isApart, rank };
  };

  const compare = (a, b) => a.rank.map((value, at) => value - b.rank[at]).find(Boolean) ?? 0;

  // From where the sentence begins, so that what is said keeps its voice.
  const cut = (text, asked) => {
    if (text.length <= LENGTH) return text;
    const at = [...text.matchAll(WORD)].find(([word]) => asked.some((term) => begins(fold(word), term)))?.index ?? 0;
    const start = at < LENGTH / 2 ? 0 : Math.max(0, text.slice(0, at).search(/[^.·]*$/));
    const rest = text.slice(start).trim();
    const end = rest.length > LENGTH ? rest.lastIndexOf(" ", LENGTH) : rest.length;
    const voice = start ? (text.match(/^.{1,60}?: (?=[“"«])/)?.[0] ?? "") : "";
    const shown = end < rest.length ? rest.slice(0, end).replace(/([.!?”]) \S+( \S+)?$/, "$1") : rest;
    return `${voice}${start ? "… " : ""}${shown}${end < rest.length ? " …" : ""}`;
  };

  const show = ({ docname, title, hits, isApart, anchor = "" }, asked) => {
    const item = add(Search.output, "li");
    if (isApart && !document.querySelector(".incident-apart")) add(item, "p", "incident-apart", "Pages for maintainers, some with invented examples");
    add(item, "a", "", title, asked).href = address(docname) + (anchor && `#${anchor}`);
    if (!hits.length) return;
    const list = add(item, "ul", "incident-passages");
    for (const hit of hits.slice(0, PASSAGES)) {
      const [anchor, text, , note = ""] = hit.passage;
      const link = add(add(list, "li"), "a", "context", cut(text, asked) + (note && ` · ${note}`), asked);
      link.href = address(docname) + (anchor && `#${anchor}`);
    }
    if (hits.length > PASSAGES) add(list, "li", "context", `and ${hits.length - PASSAGES} more on this page`);
  };

  const query = async (text) => {
    const every = wordsOf(text);
    const telling = every.filter((word) => !new Set(stopwords).has(word));
    const asked = telling.length ? telling : every;
    const { output, status, _index } = Search;
    const people = named("Person").filter(({ name }) => asked.length && hasAll(name, asked));
    const records = new Set(named("Record").map(({ file }) => file));
    const files = pagesWith(asked).slice(0, LOADED);
    const pages = (await Promise.all(files.map((file) => answer(file, asked, ` ${every.join(" ")} `, records)))).filter(Boolean);
    const results = [
      ...people.map(({ file, anchor, name }) => ({ docname: _index.docnames[file], title: name, hits: [], anchor })),
      ...pages.sort(compare),
    ];
    const more = add(output.parentNode, "button", "", "Show more results");
    more.onclick = () => {
      const first = output.children.length;
      results.slice(first, first + PAGES).forEach((result) => show(result, asked));
      if (first) output.children[first].querySelector("a").focus();
      if (output.children.length >= results.length) more.remove();
    };
    more.onclick();
    Search.stopPulse();
    Search.title.textContent = _("Search Results");
    status.setAttribute("role", "status");
    const count = results.length === 1 ? "One result" : `${results.length || "No"} results`;
    const hint = results.length ? "" : " Try fewer words, or how one begins.";
    // A region that has just been made is not read out.
    setTimeout(() => (status.textContent = `${count} for “${text}”.${hint}`), 100);
  };

  if (typeof Search !== "undefined") Search.query = query;
}
