"""Where the files of sources are, their contents and digests; each file is read once a run."""

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from unicodedata import normalize

from incident_record.source.files import read_file

TEXTS_VARIABLE = "INCIDENT_TEXTS"
"""The environment variable that names a folder of texts."""

# The digest of a file that is not there.
_ABSENT = "absent"

# Stands for the digest of a text that was compared with its seal.
_AS_SEALED = "the text that is sealed"

SourceName = tuple[str, str]
"""What names a source: the folder of its records, and its `text`."""

Match = tuple[str, str, str]
"""The digests of a text's file and of its seal's, and the marks that both were read with."""


class SourceFiles:
    """Finds and reads the files of sources.

    Args:
        given: files by the `text` that they are.
        seal_only: whether to ignore all texts.
        texts_folder: a folder of texts, after `sources/`; by default the one that `INCIDENT_TEXTS` names.
    """

    def __init__(
        self, given: Mapping[str, Path] | None = None, *, seal_only: bool = False, texts_folder: Path | None = None
    ) -> None:
        self._given = dict(given or {})
        self.seal_only = seal_only
        """Whether all texts are ignored."""
        variable = os.environ.get(TEXTS_VARIABLE)
        self._texts_folder = texts_folder or (Path(variable) if variable else None)
        self._contents: dict[Path, bytes | OSError] = {}
        self._digests: dict[str, str] = {}
        self._listings: dict[Path, Mapping[str, list[str]]] = {}
        self._folders: dict[str, str] = {}
        self.matches: dict[SourceName, Match] = {}
        """The texts that were compared with their seals, and are theirs."""

    @property
    def given(self) -> frozenset[str]:
        """The `text` of each file that was given by name."""
        return frozenset(self._given)

    @property
    def lookup(self) -> tuple[str, ...]:
        """How texts are looked for: two stores that look for them alike have the same."""
        given = (f"{stem}={path}" for stem, path in sorted(self._given.items()))
        return (str(self.seal_only), str(self._texts_folder), *given)

    def inputs(self, folder: Path, stem: str) -> tuple[tuple[str, str], ...]:
        """Every file that decides what can be read of a source, there or not, each with the digest of its content."""
        files = (*self.text_paths(folder, stem), seal_path(folder, stem))
        digests = [self.digest(path) for path in files]
        match = self.matches.get((str(folder), stem))
        if match is not None and match[1] == digests[-1]:
            # A build may publish what comes of this, and a plain digest of a text would make guesses at it cheap.
            digests = [_AS_SEALED if digest == match[0] else digest for digest in digests]
        # With names that differ in case alone, since such a file makes a problem by being there.
        names = (" ".join((str(path), *self.alike(path))) for path in files)
        return tuple(zip(names, digests, strict=True))

    def digest(self, path: Path) -> str:
        """The digest of a file's content, or what stands for a file that is absent or cannot be read."""
        name = str(path)  # a path takes ten times the memory of its name
        if name not in self._digests:
            content = self.read(path)
            if isinstance(content, bytes):
                self._digests[name] = blake2b(content, digest_size=16).hexdigest()
            else:
                absent = isinstance(content, FileNotFoundError)
                self._digests[name] = _ABSENT if absent else f"unreadable: {content.strerror}"
        return self._digests[name]

    def may_hold(self, folder: Path, stem: str, spans: Sequence[Iterable[str]]) -> frozenset[int]:
        """The indices of the spans that a source could have, by the bytes of its files: cheaper than to open it.

        Args:
            folder: the folder of the record that cites it.
            stem: the source's `text`.
            spans: some words of each, of letters and digits alone.
        """
        files = (*self.text_paths(folder, stem), seal_path(folder, stem))
        contents = [content for path in files if isinstance(content := self.take(path), bytes)]

        def stands(word: str) -> bool:
            # macOS and some editors write decomposed letters, of which ASCII has none.
            forms = {word} if word.isascii() else {normalize(form, word) for form in ("NFC", "NFD")}
            return any(form in content for form in map(str.encode, forms) for content in contents)

        return frozenset(index for index, words in enumerate(spans) if all(map(stands, words)))

    def read(self, path: Path) -> bytes | OSError:
        """A file's content, or why it cannot be read."""
        # What was digested is what is opened, though the file may change in between.
        if path not in self._contents:
            try:
                self._contents[path] = read_file(path, self._bounds(path), self._folders)
            except OSError as error:
                # Its traceback would keep the frames of all callers, and with them every record and text in their hands.
                self._contents[path] = error.with_traceback(None)
        return self._contents[path]

    def _bounds(self, path: Path) -> Path | None:
        """The folder that a file must be in: the record's, or that of the texts; a file given by name may be anywhere."""
        if path in self._given.values():
            return None
        # The grandparent: the text is in `sources/` of that folder.
        return self._texts_folder if path.parent == self._texts_folder else path.parent.parent

    def alike(self, path: Path) -> list[str]:
        """The names beside a file that differ from its own in case alone; macOS and Windows take them for one."""
        if path.parent not in self._listings:
            names: dict[str, list[str]] = defaultdict(list)
            try:
                for file in path.parent.iterdir():
                    names[file.name.casefold()].append(file.name)
            except OSError:  # what cannot be listed is reported when the file is read
                pass
            self._listings[path.parent] = names
        return sorted(set(self._listings[path.parent].get(path.name.casefold(), ())) - {path.name})

    def take(self, path: Path) -> bytes | OSError:
        """A file's content, which is not kept any longer: a large archive must not keep all texts."""
        self.digest(path)
        content = self.read(path)
        del self._contents[path]
        return content

    def text_paths(self, folder: Path, stem: str) -> list[Path]:
        """Where a source's text may be, in the order in which it is looked for."""
        if self.seal_only:
            return []
        if stem in self._given:
            return [self._given[stem]]
        paths = [folder / "sources" / f"{stem}.txt"]
        if self._texts_folder is not None:
            paths.append(self._texts_folder / f"{stem}.txt")
        return paths


def seal_path(folder: Path, stem: str) -> Path:
    """Where the seal of a text is kept."""
    return folder / "sources" / f"{stem}.seal.json"
