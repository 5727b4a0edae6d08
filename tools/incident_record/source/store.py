"""Finds the text and the seal of each source, and reads each file once a run."""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from unicodedata import normalize

from incident_record.problems import Code
from incident_record.source.characters import find_unsettled
from incident_record.source.files import read_file
from incident_record.source.paragraphs import are_paragraphs_unclear, has_words
from incident_record.source.seal import Seal, make_seal
from incident_record.source.seal_file import OtherRules, SealError, parse_seal
from incident_record.source.text import Text, canonicalize
from incident_record.source.view import SealView, SourceView, TextView

TEXTS_VARIABLE = "INCIDENT_TEXTS"
"""The environment variable that names a folder of texts."""

KEPT = 32
"""So many sources are kept open: the records of one incident, which cite the same, stand together in a folder."""

# The digest of a file that is not there.
_ABSENT = "absent"

# https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)

Named = tuple[str, str]
"""What names a source: the folder of its records, and its `text`."""

Match = tuple[str, str, str]
"""The digests of a text's file and of its seal's, and the marks that both were read with."""

# Stands for the digest of a text that was compared with its seal.
_AS_SEALED = "the text that is sealed"

Fault = tuple[Code, str]
"""What is wrong with a text or a seal: a code, and a message."""


@dataclass(frozen=True)
class OpenedSource:
    """What could be read of a source.

    Args:
        view: what the check reads, or None where nothing can be read.
        text: the text in canonical form, where it is at hand.
        seal: the committed seal, where it can be read and is of this text.
        faults: what is wrong with text or seal, as codes and messages.
    """

    view: SourceView | None
    text: Text | None
    seal: Seal | None
    faults: tuple[Fault, ...]


class SourceStore:
    """Finds the sources of records.

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
        self._opened: dict[tuple[Path, str, str], OpenedSource] = {}
        self._contents: dict[Path, bytes | OSError] = {}
        self._digests: dict[Path, str] = {}
        self._listings: dict[Path, Mapping[str, list[str]]] = {}
        self.matches: dict[Named, Match] = {}
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

    def open(self, folder: Path, stem: str, marks: str) -> OpenedSource:
        """Read a source, or give what was read before.

        Args:
            folder: the folder of the record that cites it.
            stem: the source's `text`.
            marks: the source's outer quotation marks.
        """
        key = (folder, stem, marks)
        # Taken out and put back, so that the first of the dictionary is the one that was used longest ago.
        opened = self._opened.pop(key, None) or self._open(folder, stem, marks)
        # The last ones used alone: of a large archive not all can be kept.
        self._opened[key] = opened
        if len(self._opened) > KEPT:
            del self._opened[next(iter(self._opened))]
        return opened

    def inputs(self, folder: Path, stem: str) -> tuple[tuple[str, str], ...]:
        """Every file that decides what can be read of a source, there or not, each with the digest of its content."""
        files = (*self._text_paths(folder, stem), seal_path(folder, stem))
        digests = [self.digest(path) for path in files]
        match = self.matches.get((str(folder), stem))
        if match is not None and match[1] == digests[-1]:
            # A build may publish what comes of this, and a plain digest of a text would make guesses at it cheap.
            digests = [_AS_SEALED if digest == match[0] else digest for digest in digests]
        names = (" ".join((str(path), *self._alike(path))) for path in files)
        return tuple(zip(names, digests, strict=True))

    def digest(self, path: Path) -> str:
        """The digest of a file's content, or what stands for a file that is absent or cannot be read."""
        if path not in self._digests:
            content = self._read(path)
            if isinstance(content, bytes):
                self._digests[path] = blake2b(content, digest_size=16).hexdigest()
            else:
                absent = isinstance(content, FileNotFoundError)
                self._digests[path] = _ABSENT if absent else f"unreadable: {content.strerror}"
        return self._digests[path]

    def may_hold(self, folder: Path, stem: str, spans: Sequence[Iterable[str]]) -> frozenset[int]:
        """The indices of the spans that a source could have, by the bytes of its files: cheaper than to open it.

        Args:
            folder: the folder of the record that cites it.
            stem: the source's `text`.
            spans: some words of each, of letters and digits alone.
        """
        files = (*self._text_paths(folder, stem), seal_path(folder, stem))
        contents = [content for path in files if isinstance(content := self._take(path), bytes)]

        def stands(word: str) -> bool:
            # macOS and some editors write decomposed letters.
            forms = {normalize(form, word).encode() for form in ("NFC", "NFD")}
            return any(form in content for content in contents for form in forms)

        return frozenset(index for index, words in enumerate(spans) if all(map(stands, words)))

    def _read(self, path: Path) -> bytes | OSError:
        # What was digested is what is opened, though the file may change in between.
        if path not in self._contents:
            try:
                self._contents[path] = read_file(path, self._bounds(path))
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

    def _alike(self, path: Path) -> list[str]:
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

    def _name_fault(self, folder: Path, stem: str) -> Fault | None:
        """What is wrong with a text's name, so that it would be another file, or none, on another system."""
        if _RESERVED.fullmatch(stem):
            return (
                Code.NO_SOURCE,
                f"Windows keeps the name `{stem}` for itself; give the text and its seal another one.",
            )
        for path in {*self._text_paths(folder, stem), seal_path(folder, stem)} - {*self._given.values()}:
            for name in self._alike(path):
                message = f"`text` is {stem}, and {path.parent} has a {name}. macOS and Windows take both for one name; spell them alike."
                return Code.NO_SOURCE, message
        return None

    def _text_paths(self, folder: Path, stem: str) -> list[Path]:
        if self.seal_only:
            return []
        if stem in self._given:
            return [self._given[stem]]
        paths = [folder / "sources" / f"{stem}.txt"]
        if self._texts_folder is not None:
            paths.append(self._texts_folder / f"{stem}.txt")
        return paths

    def _open(self, folder: Path, stem: str, marks: str) -> OpenedSource:
        text_paths, sealed_at = self._text_paths(folder, stem), seal_path(folder, stem)
        fault = self._name_fault(folder, stem)
        if fault is not None:
            return OpenedSource(None, None, None, (fault,))
        faults: list[Fault] = []
        seal = self._open_seal(sealed_at, marks, faults)
        for path in text_paths:
            if isinstance(self._read(path), FileNotFoundError):
                continue
            text = self._open_text(path, marks, faults)
            if text is None:
                return OpenedSource(None, None, seal, tuple(faults))
            if seal is not None and not self._is_of(text, seal, (str(folder), stem), (path, sealed_at)):
                # Imported here, since only this failure needs it.
                from incident_record.source.changes import summarize

                message = f"The text {path} is not the one that {sealed_at} seals: {summarize(seal, text)}. Restore the text; or, if this one is right, run `incident update {path}`, seal again, and have the new digest reviewed by someone who has the article."
                faults.append((Code.SOURCE_CHANGED, message))
                seal = None
            return OpenedSource(TextView(text, seal.digest if seal else None), text, seal, tuple(faults))
        if seal is not None:
            return OpenedSource(SealView(seal), None, seal, tuple(faults))
        if not faults:
            wanted = " or ".join(map(str, (*text_paths, sealed_at)))
            named = f"; `text` is the name without `.txt`: `text: {stem[:-4]}`" if stem.endswith(".txt") else ""
            # A text may well be at hand here: `--seal-only` overlooks it.
            sealless = f"There is no seal of `{stem}`{named or f' at {sealed_at}; run `make seal` where the text is'}."
            meant = "" if named or self.seal_only else _similar(folder / "sources", stem)
            neither = f"There is neither a text nor a seal of `{stem}`{named or f'; {meant}put it at {wanted}'}."
            message = sealless if self.seal_only else neither
            faults.append((Code.NO_SOURCE, message))
        return OpenedSource(None, None, None, tuple(faults))

    def _is_of(self, text: Text, seal: Seal, name: Named, files: tuple[Path, Path]) -> bool:
        """Whether a seal is of a text; what an earlier run has found out is not computed again, since it costs as a guess does."""
        match = (self.digest(files[0]), self.digest(files[1]), text.marks)
        if self.matches.get(name) != match:
            if make_seal(text).digest != seal.digest:
                return False
            self.matches[name] = match
        return True

    def _take(self, path: Path) -> bytes | OSError:
        """A file's content, which is not kept any longer: a large archive must not keep all texts."""
        self.digest(path)
        content = self._read(path)
        del self._contents[path]
        return content

    def _open_text(self, path: Path, marks: str, faults: list[Fault]) -> Text | None:
        content = self._take(path)
        if isinstance(content, OSError):
            faults.append((Code.NO_SOURCE, f"The text {path} cannot be read: {content.strerror}."))
            return None
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            faults.append((Code.NO_SOURCE, f"The text {path} is not UTF-8; save it in that encoding."))
            return None
        if not has_words(text):
            faults.append((Code.NO_SOURCE, f"The text {path} is empty; put the article's text into it."))
            return None
        if are_paragraphs_unclear(text):
            # Every number of a paragraph would be wrong, and so would be whatever else is said of the text.
            message = f"Is a blank line missing between the paragraphs of {path}? It has none, and most of its lines end a sentence. Put one between paragraphs, or join the lines of one paragraph."
            faults.append((Code.PARAGRAPHS_UNCLEAR, message))
            return None
        at = find_unsettled(text)
        if at is None:
            return canonicalize(text, marks)
        line = text.count("\n", 0, at) + 1
        message = f"The text {path} has U+{ord(text[at]):04X} in line {line}, a letter, digit or mark that Unicode has had only since version 15. Python 3.11 and later versions read it differently, so that its seal would not be the same everywhere; cite a copy of the source without it."
        faults.append((Code.NO_SOURCE, message))
        return None

    def _open_seal(self, path: Path, marks: str, faults: list[Fault]) -> Seal | None:
        content = self._take(path)
        if isinstance(content, OSError):
            if not isinstance(content, FileNotFoundError):
                faults.append((Code.NO_SOURCE, f"The seal {path} cannot be read: {content.strerror}."))
            return None
        try:
            seal = parse_seal(content)
        except OtherRules as error:
            message = f"The seal {path} cannot serve: {error}. {error.cure}"
            faults.append((Code.SEAL_OUTDATED, message))
            return None
        except SealError as error:
            message = f"The seal {path} is damaged: {error}. {error.cure}"
            faults.append((Code.SEAL_DAMAGED, message))
            return None
        if seal.marks != marks:
            message = f"The seal {path} was made for `marks: {seal.marks}`, and the record says {marks}. Correct `marks`, or remove the seal and run `make seal` where the text is."
            faults.append((Code.SEAL_OUTDATED, message))
            return None
        return seal


def _similar(folder: Path, stem: str) -> str:
    """Which file of a folder is most likely meant by a text's name, as the start of an advice; empty where none is."""
    from difflib import get_close_matches  # imported here, since only this failure needs it

    try:
        files = sorted(file for file in folder.iterdir() if ".numbered." not in file.name)
    except OSError:
        return ""
    names = {file.name.partition(".")[0]: file for file in files}
    near = get_close_matches(stem, list(names), 1, 0.8)
    return f"is it {names[near[0]]}? Then correct one of the two names; else " if near else ""


def seal_path(folder: Path, stem: str) -> Path:
    """Where the seal of a text is kept."""
    return folder / "sources" / f"{stem}.seal.json"
