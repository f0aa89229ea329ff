"""The numbers of a Word file, worked out from the packed file by the rules of ECMA-376 (part 1, 17.9), with nothing
of ours: numbering.py FILE HEADINGS LANGUAGES.

Each language's headings are numbered from 1 without a gap; every list of sub-items begins at (a); and every reference
shows the number of the heading its bookmark stands at.
"""

import re
import sys
import xml.etree.ElementTree as xml
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def val(element, path):
    found = element.find(path)
    return None if found is None else found.get(W + "val")


def lists(root):
    """Of each list its abstract one and where it says to begin."""
    found = {}
    for num in root.iter(W + "num"):
        start = val(num, f"{W}lvlOverride/{W}startOverride")
        found[num.get(W + "numId")] = (val(num, W + "abstractNumId"), None if start is None else int(start))
    return found


def main():
    name, headings, languages = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with zipfile.ZipFile(name) as file:
        body = xml.fromstring(file.read("word/document.xml"))
        known = lists(xml.fromstring(file.read("word/numbering.xml")))
        core = file.read("docProps/core.xml").decode()
        styles = file.read("word/styles.xml").decode()
    counted, begun, at, titles = {}, set(), {}, {}
    for paragraph in body.iter(W + "p"):
        num = val(paragraph, f"{W}pPr/{W}numPr/{W}numId")
        if num is None:
            continue
        abstract, start = known[num]
        # Lists of one abstract list count on, unless one says where to begin.
        if start is not None and num not in begun:
            counted[abstract] = start - 1
        begun.add(num)
        counted[abstract] = counted.get(abstract, 0) + 1
        if val(paragraph, f"{W}pPr/{W}pStyle") == "Heading1":
            titles.setdefault(abstract, []).append(counted[abstract])
            for mark in paragraph.iter(W + "bookmarkStart"):
                at[mark.get(W + "name")] = counted[abstract]
    assert len(titles) == languages, titles
    assert all(numbers == list(range(1, headings + 1)) for numbers in titles.values()), titles
    assert len(at) == headings * languages, len(at)
    references = 0
    for paragraph in body.iter(W + "p"):
        target = None
        for part in paragraph.iter():
            if part.tag == W + "instrText":
                found = re.fullmatch(r" REF (\w+) \\r \\h ", part.text)
                target = found and found.group(1)
            elif part.tag == W + "t" and target:
                assert int(part.text) == at[target], (target, part.text)
                references, target = references + 1, None
    assert references >= 20 * languages, references
    assert "<dc:title>" in core and "unknown" not in core and "1970" not in core, core
    assert 'w:eastAsia="zh-CN"' in styles, "no language"
    print(references)


main()
