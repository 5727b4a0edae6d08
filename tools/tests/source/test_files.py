"""Files are read without waiting, up to a limit, and never from behind a link that leaves their folder."""

import os
from pathlib import Path
from threading import Thread

import pytest
from incident_record.source.files import MAX_BYTES, read_file, write_if_changed


def test_a_file_and_a_link_beside_it_are_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"words")
    (tmp_path / "b").symlink_to("a")
    for name in ("a", "b"):
        assert read_file(tmp_path / name, tmp_path) == read_file(tmp_path / name) == b"words"


def test_a_file_has_at_most_eight_mebibytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(bytes(MAX_BYTES))
    assert len(read_file(tmp_path / "a")) == MAX_BYTES == 8_388_608
    with (tmp_path / "a").open("ab") as file:
        file.write(b"x")
    with pytest.raises(OSError, match="more than 8 MiB"):
        read_file(tmp_path / "a")


@pytest.mark.parametrize("link", ["../outside/a", "../outside/nothing", "sub", "loop", "nowhere"])
def test_what_a_link_leads_to_has_to_be_in_the_folder(tmp_path: Path, link: str) -> None:
    folder = tmp_path / "records"
    for path in (folder, tmp_path / "outside", tmp_path / "records-2"):
        path.mkdir()
        (path / "a").write_bytes(b"words")
    (folder / "sub").symlink_to("../records-2/a")
    (folder / "loop").symlink_to("loop")
    (folder / "link").symlink_to(link)
    with pytest.raises(OSError) as raised:  # noqa: PT011 - which one it is stands below
        read_file(folder / "link", folder)
    assert ("leads out" in str(raised.value)) == (link.startswith("../") or link == "sub")
    assert isinstance(raised.value, FileNotFoundError) == (link == "nowhere")


def test_a_folder_that_is_a_link_itself_is_its_own_place(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a").write_bytes(b"words")
    (tmp_path / "named").symlink_to("real")
    assert read_file(tmp_path / "named" / "a", tmp_path / "named") == b"words"


@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    path = {"pipe": tmp_path / "pipe", "device": Path("/dev/zero"), "folder": tmp_path}[kind]
    if kind == "pipe":
        os.mkfifo(path)
    with pytest.raises(OSError, match="no file"):
        read_file(path)


def test_a_pipe_that_a_shell_gives_is_not_taken_as_absent() -> None:
    """Its link, as `/dev/stdin` has it, leads to `pipe:[…]`, of which there is no file."""
    reader, writer = os.pipe()
    try:
        with pytest.raises(OSError, match="no file") as caught:
            read_file(Path(f"/dev/fd/{reader}"))
    finally:
        os.close(reader)
        os.close(writer)
    assert not isinstance(caught.value, FileNotFoundError)


@pytest.mark.parametrize("name", ["file/a.json", "a" * 250])
def test_what_cannot_be_written_is_named_by_its_own_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"words")
    with pytest.raises(OSError, match="it is as it was") as raised:
        write_if_changed(tmp_path / name, b"more")
    assert raised.value.filename == str(tmp_path / name)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("file", b"words")]


def test_what_is_written_waits_for_no_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    writing = Thread(target=write_if_changed, args=(tmp_path / "a", b"words"), daemon=True)
    writing.start()
    writing.join(10)
    assert (tmp_path / "a").is_file()
    assert (tmp_path / "a").read_bytes() == b"words"
