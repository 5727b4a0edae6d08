// The results of a search. Sphinx finds them; here they get the passage that was found, from the text of the page,
// which is a script, since a browser reads no other file from disk. Nothing is ever read as markup.
"use strict";

{
  const SHOWN = 20;
  const LENGTH = 280;
  const BEFORE = 120;
  // What comes first: who and what there is, then pages, then the details of records.
  const ORDER = ["Person", "Record", "Quote", "Policy point", "record's page", "", "Event", "Statement", "Source"];
  const CHARACTERS = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };
  const root = document.documentElement.dataset.content_root;
  const texts = Object.create(null);
  const waiting = Object.create(null);

  const encoded = (docname) => docname.split("/").map(encodeURIComponent).join("/");

  const address = (docname) =>
    DOCUMENTATION_OPTIONS.BUILDER === "dirhtml"
      ? root + encoded(`${docname}/`.replace(/(^|\/)index\/$/, "$1"))
      : root + encoded(docname) + DOCUMENTATION_OPTIONS.LINK_SUFFIX;

  window.incidentText = (docname, passages) => waiting[docname](passages);

  const textOf = (docname) =>
    (texts[docname] ??= new Promise((resolve) => {
      waiting[docname] = resolve;
      const script = document.createElement("script");
      script.src = `${root}_search/${encoded(docname)}.js`;
      script.onerror = () => resolve([]);
      document.head.append(script);
    }));

  // A result of Sphinx's, with what it is or where it stands.
  const told = ([docname, title, anchor, description, , , kind]) => {
    const { alltitles, docnames, objnames, objects, titles } = Search._index;
    const file = docnames.indexOf(docname);
    const page = titles[file];
    if (kind !== "object") {
      const records = Object.values(objects).flat();
      const own = records.some(([at, type]) => at === file && objnames[type][2] === "Record");
      const [, section] = title.split(`${page} > `);
      return { docname, anchor, title: section ?? title, note: section && `In ${page}`, type: own ? ORDER[4] : "" };
    }
    // Sphinx escapes names twice, and makes up the anchor of what is a section or a whole page.
    const name = title.replace(/&(amp|lt|gt|quot|#x27);/g, (code) => CHARACTERS[code]);
    const section = Object.hasOwn(alltitles, name) && alltitles[name].find(([at]) => at === file);
    const type = description.replace(_(", in ") + page, "");
    return {
      docname,
      anchor: section ? section[1] && `#${section[1]}` : anchor,
      title: name,
      note: name === page ? type : description,
      type: ORDER.includes(type) ? type : "",
    };
  };

  // Each place once, under the name of what stands there.
  const ordered = (results, query) => {
    const places = new Map();
    const rank = ({ title, type }) => ORDER.indexOf(type) - (title.toLowerCase() === query && ORDER.length);
    results.sort((a, b) => rank(a) - rank(b));
    for (const result of results) {
      const place = `${result.docname} ${result.anchor ?? ""}`;
      if (!places.has(place)) places.set(place, result);
    }
    return [...places.values()];
  };

  // Words that begin with one of the query's, or with its stem.
  const finder = (starts) => {
    const escaped = starts.map((start) => start.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
    return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${escaped.join("|") || "$^"})[\\p{L}\\p{N}_]*`, "giu");
  };

  // Where in a text the most words of the query are close together, and how many.
  const densest = (text, words, starts) => {
    const hits = [...text.matchAll(words)];
    const best = { at: 0, count: 0 };
    for (const { index } of hits) {
      const near = hits.filter((hit) => hit.index >= index && hit.index < index + LENGTH - BEFORE);
      const found = near.map(([word]) => starts.find((start) => word.toLowerCase().startsWith(start)));
      const count = new Set(found).size;
      if (count > best.count) Object.assign(best, { at: index, count });
    }
    return best;
  };

  // The passage to show: where a thing stands, or of a whole page the one with the most words of the query.
  const passage = (passages, { anchor, title }, words, starts) => {
    const own = passages.find(([id]) => `#${id}` === anchor) ?? passages.find(([, text]) => text.startsWith(title));
    if (anchor && own) return { id: own[0], text: own[1], at: 0 };
    const found = passages.map(([id, text]) => ({ id, text, ...densest(text, words, starts) }));
    return found.reduce((best, one) => (one.count > best.count ? one : best), found[0]);
  };

  // From where an entry begins, so that what is said keeps its voice; not too far from the words.
  const cut = (text, at) => {
    if (text.length <= LENGTH) return text;
    const entry = text.lastIndexOf(" · ", at);
    const begin = entry < 0 ? 0 : entry + 3;
    const start = at - begin < BEFORE ? begin : text.indexOf(" ", at - BEFORE) + 1;
    const end = start + LENGTH < text.length ? text.lastIndexOf(" ", start + LENGTH) : text.length;
    return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
  };

  const add = (parent, tag, className, ...children) => {
    const element = parent.appendChild(document.createElement(tag));
    element.className = className;
    element.append(...children);
    return element;
  };

  const addMarked = (parent, tag, className, text, words) => {
    const element = add(parent, tag, className);
    let end = 0;
    for (const { 0: word, index } of text.matchAll(words)) {
      element.append(text.slice(end, index));
      add(element, "mark", "", word);
      end = index + word.length;
    }
    element.append(text.slice(end));
    return element;
  };

  const show = async (result, words, starts) => {
    const item = add(Search.output, "li", "");
    const link = addMarked(item, "a", "", result.title, words);
    link.href = address(result.docname) + (result.anchor ?? "");
    if (result.note) add(item, "p", "incident-search-kind", result.note);
    const found = passage(await textOf(result.docname), result, words, starts);
    if (!found) return;
    if (found.id && (result.anchor || found.count)) link.hash = found.id;
    addMarked(item, "p", "context", cut(found.text, found.at), words);
  };

  const query = (text) => {
    const [asked, stems, excluded, given, names] = Search._parseQuery(text);
    const found = Search._performSearch(asked, stems, excluded, given, names).reverse();
    const results = ordered(found.map(told), text.trim().toLowerCase());
    const starts = [...given, ...stems].sort((a, b) => b.length - a.length);
    const { output, status, title } = Search;
    const more = add(output.parentNode, "button", "", "Show more results");
    more.onclick = () => {
      const first = output.children.length;
      results.slice(first, first + SHOWN).forEach((result) => show(result, finder(starts), starts));
      if (first) output.children[first].querySelector("a").focus();
      if (output.children.length === results.length) more.remove();
    };
    more.onclick();
    Search.stopPulse();
    title.textContent = _("Search Results");
    status.setAttribute("role", "status");
    const count = results.length === 1 ? "One result" : `${results.length || "No"} results`;
    const hint = "A page has to have all the words. Numbers and very common words are left out.";
    // A region that has just been made is not read out.
    setTimeout(() => {
      status.textContent = `${count} for “${text}”. ${results.length ? "" : hint}`;
    }, 100);
  };

  if (typeof Search !== "undefined") Search.query = query;
}
