// Sphinx finds the results; here they get a passage of the text of their page, which is a script, since a browser
// reads no other file from disk. Nothing is ever read as markup.
"use strict";

{
  const SHOWN = 20;
  const LENGTH = 280;
  // What comes first: who and what there is, then pages, then the details of records.
  const ORDER = ["Person", "Record", "Quote", "Policy point", "record's page", "", "Event", "Statement", "Source"];
  const CODES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };
  const root = document.documentElement.dataset.content_root;
  const texts = new Map();
  const waiting = new Map();

  const encoded = (docname) => root + docname.split("/").map(encodeURIComponent).join("/");

  const address = (docname) =>
    DOCUMENTATION_OPTIONS.BUILDER === "dirhtml"
      ? encoded(`${docname}/`.replace(/(^|\/)index\/$/, "$1"))
      : encoded(docname) + DOCUMENTATION_OPTIONS.LINK_SUFFIX;

  window.incidentText = (docname, passages) => waiting.get(docname)(passages);

  const load = (docname) =>
    new Promise((resolve) => {
      waiting.set(docname, resolve);
      const script = add(document.head, "script");
      script.onerror = () => resolve([]);
      script.src = encoded(`_search/${docname}.js`);
    });

  // A result of Sphinx's, with what it is or where it stands.
  const told = ([docname, title, anchor, description, , , kind]) => {
    const { alltitles, docnames, objnames, objects, titles } = Search._index;
    const file = docnames.indexOf(docname);
    const page = titles[file];
    if (kind !== "object") {
      const isRecord = ([at, type]) => at === file && objnames[type][2] === "Record";
      const type = Object.values(objects).flat().some(isRecord) ? ORDER[4] : "";
      const [, section] = title.split(`${page} > `);
      return { docname, anchor, title: section ?? title, note: section && `In ${page}`, type };
    }
    // Sphinx escapes names twice, and makes up the anchor of what is a section or a whole page.
    const name = title.replace(/&(amp|lt|gt|quot|#x27);/g, (code) => CODES[code]);
    const section = Object.hasOwn(alltitles, name) && alltitles[name].find(([at]) => at === file);
    if (section) anchor = section[1] && `#${section[1]}`;
    const type = description.replace(_(", in ") + page, "");
    const note = name === page ? type : description;
    return { docname, anchor, title: name, note, type: ORDER.includes(type) ? type : "" };
  };

  // Each place once, under the name of what stands there.
  const ordered = (results, query) => {
    const rank = ({ title, type }) => ORDER.indexOf(type) - (title.toLowerCase() === query && ORDER.length);
    const places = new Set();
    return results
      .sort((a, b) => rank(a) - rank(b))
      .filter(({ docname, anchor }) => places.size < places.add(`${docname} ${anchor || ""}`).size);
  };

  // Where a thing stands, or of a whole page the passage with the most words of the query.
  const passage = (passages, { anchor, title }, words, starts) => {
    const own = passages.find(([id]) => `#${id}` === anchor) ?? passages.find(([, text]) => text.startsWith(title));
    if (anchor && own) return { id: own[0], text: own[1], at: 0 };
    const found = passages.map(([id, text]) => {
      const hits = [...text.matchAll(words)];
      const count = starts.filter((start) => hits.some(([word]) => word.toLowerCase().startsWith(start))).length;
      return { id: count && id, text, at: hits[0]?.index ?? 0, count };
    });
    return found.sort((a, b) => b.count - a.count)[0];
  };

  // From where the sentence begins, so that what is said keeps its voice.
  const cut = (text, at) => {
    if (text.length <= LENGTH) return text;
    const start = text.slice(0, at).search(/[^.·]*$/);
    const rest = text.slice(start).trim();
    const end = rest.length > LENGTH ? rest.lastIndexOf(" ", LENGTH) : rest.length;
    return `${start ? "… " : ""}${rest.slice(0, end)}${end < rest.length ? " …" : ""}`;
  };

  const add = (parent, tag, className = "", text = "", words = /(?!)/g) => {
    const element = parent.appendChild(document.createElement(tag));
    element.className = className;
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
    const { docname, anchor, title, note } = result;
    const item = add(Search.output, "li");
    const link = add(item, "a", "", title, words);
    link.href = address(docname) + (anchor || "");
    if (note) add(item, "p", "incident-search-kind", note);
    if (!texts.has(docname)) texts.set(docname, load(docname));
    const found = passage(await texts.get(docname), result, words, starts);
    if (!found) return;
    if (found.id) link.hash = found.id;
    add(item, "p", "context", cut(found.text, found.at), words);
  };

  const query = (text) => {
    const [asked, stems, excluded, given, names] = Search._parseQuery(text);
    const found = Search._performSearch(asked, stems, excluded, given, names).reverse();
    const results = ordered(found.map(told), text.trim().toLowerCase());
    // Words that begin with one of the query's, or with its stem.
    const starts = [...given, ...stems].sort((a, b) => b.length - a.length);
    const escaped = starts.map((start) => start.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
    const words = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${escaped.join("|") || "(?!)"})[\\p{L}\\p{N}_]*`, "giu");
    const { output, status } = Search;
    const more = add(output.parentNode, "button", "", "Show more results");
    more.onclick = () => {
      const first = output.children.length;
      results.slice(first, first + SHOWN).forEach((result) => show(result, words, starts));
      if (first) output.children[first].querySelector("a").focus();
      if (output.children.length === results.length) more.remove();
    };
    more.onclick();
    Search.stopPulse();
    Search.title.textContent = _("Search Results");
    status.setAttribute("role", "status");
    const count = results.length === 1 ? "One result" : `${results.length || "No"} results`;
    const hint = "A page has to have all the words. Numbers and very common words are left out.";
    // A region that has just been made is not read out.
    setTimeout(() => (status.textContent = `${count} for “${text}”. ${results.length ? "" : hint}`), 100);
  };

  if (typeof Search !== "undefined") Search.query = query;
}
