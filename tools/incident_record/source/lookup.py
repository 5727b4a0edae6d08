"""Where the files of sources are, their contents and digests; each file is read once a run."""

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
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
        # By their names, since a path takes ten times the memory and time.
        self._contents: dict[str, bytes | OSError] = {}
        self._digests: dict[str, str] = {}
        self._listings: dict[str, Mapping[str, list[str]]] = {}
        self._beside: dict[Path, str] = {}
        self._allowed: dict[str, Path | None] = {}
        self._anywhere = frozenset(map(str, self._given.values()))
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
        files = self._names(folder, stem)
        digests = [self.digest(file) for file in files]
        match = self.matches.get((str(folder), stem))
        if match is not None and match[1] == digests[-1]:
            # A build may publish what comes of this, and a plain digest of a text would make guesses at it cheap.
            digests = [_AS_SEALED if digest == match[0] else digest for digest in digests]
        # With names that differ in case alone, since such a file makes a problem by being there.
        names = (" ".join((file, *self.alike(file))) for file in files)
        return tuple(zip(names, digests, strict=True))

    def _names(self, folder: Path, stem: str) -> list[str]:
        """The files of a source: where its text may be, and its seal."""
        if folder not in self._beside:
            self._beside[folder] = str(folder / "sources" / "_")[:-1]
        beside = self._beside[folder]
        if stem in self._given or self._texts_folder is not None:
            return [*map(str, self.text_paths(folder, stem)), f"{beside}{stem}.seal.json"]
        return [*([] if self.seal_only else [f"{beside}{stem}.txt"]), f"{beside}{stem}.seal.json"]

    def digest(self, path: Path | str) -> str:
        """The digest of a file's content, or what stands for a file that is absent or cannot be read."""
        name = str(path)
        if name not in self._digests:
            self._read(name)
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
            # macOS and some editors write decomposed letters.
            forms = {normalize(form, word) for form in ("NFC", "NFD")}
            return any(form in content for form in map(str.encode, forms) for content in contents)

        return frozenset(index for index, words in enumerate(spans) if all(map(stands, words)))

    def read(self, path: Path) -> bytes | OSError:
        """A file's content, or why it cannot be read."""
        name = str(path)
        if name not in self._contents:
            self._contents[name] = self._read(name)
        return self._contents[name]

    def _read(self, name: str) -> bytes | OSError:
        """A file's content, whose digest is noted and which is not kept: a run without changes asks for digests alone."""
        try:
            content = read_file(name, self._bounds(name), self._folders)
        except OSError as error:
            absent = isinstance(error, FileNotFoundError)
            self._note(name, _ABSENT if absent else f"unreadable: {error.strerror}")
            # Its traceback would keep the frames of all callers, and with them every record and text in their hands.
            return error.with_traceback(None)
        self._note(name, sha256(content).hexdigest())  # for which most processors have instructions
        return content

    def _note(self, name: str, digest: str) -> None:
        # Of a file that was another when it was read before, nothing that this run finds may serve a later one.
        if self._digests.setdefault(name, digest) != digest:
            self._digests[name] = f"changed in between: {os.urandom(16).hex()}"

    def _bounds(self, name: str) -> Path | None:
        """The folder that a file must be in: the record's, or that of the texts; a file given by name may be anywhere."""
        if name in self._anywhere:
            return None
        parent, _ = os.path.split(name)
        if parent not in self._allowed:
            # The grandparent: the text is in `sources/` of that folder.
            folder = Path(parent)
            self._allowed[parent] = self._texts_folder if folder == self._texts_folder else folder.parent
        return self._allowed[parent]

    def alike(self, path: Path | str) -> list[str]:
        """The names beside a file that differ from its own in case alone; macOS and Windows take them for one."""
        folder, name = os.path.split(path)
        if folder not in self._listings:
            names: dict[str, list[str]] = defaultdict(list)
            try:
                for file in Path(folder).iterdir():
                    names[file.name.casefold()].append(file.name)
            except OSError:  # what cannot be listed is reported when the file is read
                pass
            self._listings[folder] = names
        others = self._listings[folder].get(name.casefold(), ())
        return sorted(other for other in others if other != name)

    def take(self, path: Path) -> bytes | OSError:
        """A file's content, which is not kept any longer: a large archive must not keep all texts."""
        content = self.read(path)
        del self._contents[str(path)]
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
