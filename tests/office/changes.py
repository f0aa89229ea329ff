"""Tracked changes of a Word file, read by the rules of ECMA-376 (part 1, 17.13.5) with nothing of ours.

changes.py BEFORE AFTER MARKED: the marked file says with all changes rejected what BEFORE says, with all
accepted what AFTER says. changes.py --settled FILE OTHER: two files without changes say the same.
"""

import sys
import xml.etree.ElementTree as xml
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
INSERTED, DELETED = W + "ins", W + "del"


def parts(name):
    """The text and the headers, by file."""
    with zipfile.ZipFile(name) as file:
        names = [it for it in file.namelist() if it.startswith(("word/document", "word/header"))]
        return {it: xml.fromstring(file.read(it)) for it in sorted(names)}


def text(element, gone):
    """A paragraph's text without what stands in an element that is gone."""
    if element.tag == gone:
        return ""
    if element.tag in (W + "t", W + "delText"):
        return element.text or ""
    return "".join(text(child, gone) for child in element)


def blocks(container, gone):
    """Paragraphs, as style and text, and tables, as rows of cells, without what is gone.

    Where the mark that ends a paragraph is gone, the text left runs into the next paragraph, whose style it
    takes. Where all rows are gone, so is the table.
    """
    said, left = [], ""
    for child in container:
        if child.tag == W + "p":
            left += text(child, gone)
            if child.find(f"{W}pPr/{W}rPr/{gone}") is None:
                style = child.find(f"{W}pPr/{W}pStyle")
                said.append((None if style is None else style.get(W + "val"), left))
                left = ""
        elif child.tag == W + "tbl":
            assert not left, f"text runs into a table: {left}"
            stays = [row for row in child.findall(W + "tr") if row.find(f"{W}trPr/{gone}") is None]
            rows = [[blocks(cell, gone) for cell in row.findall(W + "tc")] for row in stays]
            if rows and all(len(row) == 2 for row in rows) and child.find(f".//{W}tbl") is not None:
                # Two languages side by side: each is read from top to bottom, whatever the rows.
                said += [("column", [it for row in rows for it in row[at] if it[1] != ""]) for at in (0, 1)]
            else:
                said += [("table", in_any_order(rows))] if rows else []
    assert not left, f"text runs out of the file: {left}"
    return said


def in_any_order(rows):
    """A row that only moved in its table is no change: its number aside, a table says the same in any order."""
    return rows[:1] + sorted(rows[1:], key=str)


def file_blocks(name, gone):
    """All of a file. An empty paragraph at the end is no text: the last one of a file cannot be deleted."""
    said = {}
    for part, root in parts(name).items():
        body = root.find(W + "body")
        said[part] = blocks(root if body is None else body, gone)
        while said[part] and said[part][-1][1] == "":
            said[part].pop()
    return said


def without_styles(said):
    """LibreOffice gives styles names of its own."""
    if isinstance(said, tuple) and said[0] not in ("table", "column"):
        return said[1]
    if isinstance(said, dict):
        return {key: without_styles(it) for key, it in said.items()}
    return [without_styles(it) for it in said] if isinstance(said, (list, tuple)) else said


def changes(name):
    return [it for root in parts(name).values() for it in root.iter() if it.tag in (INSERTED, DELETED)]


def check_form(name):
    """Each change has an id of its own, an author and a time; all deleted text is marked so, and no other."""
    found = changes(name)
    assert found, "no changes"
    assert len({it.get(W + "id") for it in found}) == len(found), "two changes have one id"
    assert all(it.get(W + "author") == "Parley" and it.get(W + "date") for it in found), "whose?"
    for root in parts(name).values():
        within = {it for change in root.iter(DELETED) for it in change.iter()}
        assert not any(it in within for it in root.iter(W + "t")), "deleted text as text"
        assert all(it in within for it in root.iter(W + "delText")), "text as deleted text"
        for row in root.iter(W + "trPr"):
            assert not any(it.tag in (INSERTED, DELETED) for it in list(row)[:-1]), "out of order"
        for paragraph in root.iter(W + "pPr"):
            assert not any(len(it) for it in list(paragraph)[:-1] if it.tag == W + "rPr"), "out of order"
    return len(found)


def differ(one, other):
    """Where two lists within lists differ first."""
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)) and len(one) == len(other):
        return next(differ(*pair) for pair in zip(one, other) if pair[0] != pair[1])
    return f"{one}\n  {other}"


def same(one, other):
    """Ends with the first difference."""
    assert one.keys() == other.keys(), f"{one.keys()} {other.keys()}"
    for part, said in one.items():
        for at in range(max(len(said), len(other[part]))):
            pair = said[at : at + 1], other[part][at : at + 1]
            if pair[0] != pair[1]:
                sys.exit(f"{part}, block {at}:\n  {differ(*pair)}")


def main():
    if sys.argv[1] == "--settled":
        files = sys.argv[2:]
        assert not any(changes(name) for name in files), "changes are left"
        (one, other) = (without_styles(file_blocks(name, DELETED)["word/document.xml"]) for name in files)
        return same({"text": one}, {"text": other})
    before, after, marked = sys.argv[1:]
    assert not changes(before) and not changes(after), "changes where nothing is compared"
    found = check_form(marked)
    same(file_blocks(marked, DELETED), file_blocks(after, DELETED))
    same(file_blocks(marked, INSERTED), file_blocks(before, DELETED))
    print(found)


main()
