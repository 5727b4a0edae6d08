// The policy forbids to run text: Sphinx's rule for plurals, and the link that hides marks.
Documentation.addTranslations = ({ messages }) => Object.assign(Documentation.TRANSLATIONS, messages);
document.addEventListener("click", (event) => {
  if (!event.target.closest(".highlight-link a")) return;
  event.preventDefault();
  SphinxHighlight.hideSearchWords();
});
