"""Texts by key out of the catalogue formats of translated programs; each reader takes a file's bytes."""

import ast
import json
import re
import struct
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

Texts = dict[str, str]
SOURCE = "\0source\0"
_PAIR = re.compile(r"""(?:\[?["']([^"'\n]+)["']\]?|([\w.\-]+))\s*[:=]\s*("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')""")
_MARKED = re.compile(r'<(p|h\d|dt)\b[^>]*?\bid="([^"]+)"[^>]*>(.*?)</\1>', re.DOTALL)
_BLOCK = re.compile(r"<(p|h\d|li)\b[^>]*>(.*?)</\1>", re.DOTALL)
_ENTITY = re.compile(r"<!ENTITY\s+([\w.\-]+)\s+(\"[^\"]*\"|'[^']*')\s*>")
_FLUENT = re.compile(r"^(-?[A-Za-z][\w-]*|\s+\.[a-z][\w-]*)\s*=\s?(.*)$")
_VARIANT = re.compile(r"^\s*(\*?)\[\s*[^\]]+\]\s?(.*)$")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


def gettext_texts(content: bytes) -> Texts:
    """A compiled gettext catalogue; the English text stands under the key with `SOURCE` before it."""
    order = "<" if content[:4] == b"\xde\x12\x04\x95" else ">"
    count, originals, translations = struct.unpack_from(f"{order}III", content, 8)
    found: Texts = {}
    for at in range(count):
        key, text = (
            content[start : start + size].decode("utf-8", "replace")
            for size, start in (struct.unpack_from(f"{order}II", content, base + 8 * at)
                                for base in (originals, translations))
        )  # fmt: skip
        if key:
            found[key] = text.split("\0")[0]
            found[SOURCE + key] = key.partition("\4")[2].split("\0")[0] or key.split("\0")[0]
    return found


def json_texts(content: bytes) -> Texts:
    """A tree of texts; a list of texts is one text."""
    return dict(_leaves(json.loads(content.decode("utf-8-sig")), ""))


def _leaves(tree: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(tree, dict):
        for key, branch in tree.items():
            yield from _leaves(branch, f"{path}/{key}")
    elif isinstance(tree, list):
        if all(isinstance(leaf, str) for leaf in tree):
            yield path, "; ".join(tree)
    elif isinstance(tree, str):
        yield path, tree


def rooted_json_texts(content: bytes) -> Texts:
    """A tree of texts under one root that names the language."""
    tree = json.loads(content.decode("utf-8-sig"))
    return dict(_leaves(next(iter(tree.values())), ""))


def cldr_texts(content: bytes) -> Texts:
    """A file of the Unicode locale data: the language stands in the path of every text and is left out."""
    return {re.sub(r"^/main/[^/]+/", "/", path): text for path, text in json_texts(content).items()}


def pack_texts(content: bytes) -> Texts:
    """A resource pack of Chromium (version 5), texts by number."""
    version, encoding, resources, _ = struct.unpack_from("<IBxxxHH", content)
    if version != 5 or encoding != 1:
        return {}
    entries = [struct.unpack_from("<HI", content, 12 + 6 * at) for at in range(resources + 1)]
    following = zip(entries, entries[1:], strict=False)
    return {str(one[0]): content[one[1] : two[1]].decode("utf-8", "replace") for one, two in following}


def property_texts(content: bytes) -> Texts:
    """Lines `key=text`, a backslash at the end goes on."""
    found: Texts = {}
    joined = content.decode("utf-8", "replace").replace("\\\r\n", "").replace("\\\n", "")
    for line in joined.splitlines():
        key, equals, text = line.partition("=")
        if equals and not line.lstrip().startswith(("#", "!")):
            found[key.strip()] = _ESCAPE.sub(lambda code: chr(int(code.group(1), 16)), text.strip()).replace("\\n", " ")
    return found


def fluent_texts(content: bytes) -> Texts:
    """A Fluent file: messages and attributes; of a choice the default variant is kept."""
    found: Texts = {}
    message, key, is_other = "", "", False
    for line in content.decode("utf-8", "replace").splitlines():
        begun, variant = _FLUENT.match(line), _VARIANT.match(line)
        if begun:
            name = begun.group(1).strip()
            message = message if name.startswith(".") else name
            key, is_other = message + (name if name.startswith(".") else ""), False
            found[key] = "" if begun.group(2).rstrip().endswith("->") else begun.group(2)
        elif not line.startswith((" ", "\t")):
            key = ""
        elif variant:
            is_other = not variant.group(1)
            if key and not is_other:
                found[key] += " " + variant.group(2)
        elif key and not is_other and not line.rstrip().endswith("->") and line.strip() != "}":
            found[key] += " " + line.strip()
    return found


def entity_texts(content: bytes) -> Texts:
    """Entities of a DTD."""
    return {key: text[1:-1] for key, text in _ENTITY.findall(content.decode("utf-8", "replace"))}


def script_texts(content: bytes) -> Texts:
    """Pairs of a key and a quoted text anywhere in a script."""
    found: Texts = {}
    for quoted, plain, text in _PAIR.findall(content.decode("utf-8", "replace")):
        try:
            found[quoted or plain] = str(ast.literal_eval(text.replace("\\/", "/")))
        except (SyntaxError, ValueError):
            continue
    return found


def help_texts(content: bytes) -> Texts:
    """Paragraphs and headings of a help page by their `id`."""
    return {key: text for _, key, text in _MARKED.findall(content.decode("utf-8", "replace"))}


def page_texts(content: bytes) -> Texts:
    """Paragraphs and headings of a page, counted from the last one back: pages differ at their beginnings."""
    blocks = [text for _, text in _BLOCK.findall(content.decode("utf-8", "replace"))]
    return {f"{len(blocks) - at:04}": unescape(text) for at, text in enumerate(blocks)}


READERS: dict[str, Callable[[bytes], Texts]] = {
    "gettext": gettext_texts,
    "json": json_texts,
    "rooted-json": rooted_json_texts,
    "cldr": cldr_texts,
    "pack": pack_texts,
    "properties": property_texts,
    "fluent": fluent_texts,
    "dtd": entity_texts,
    "script": script_texts,
    "help": help_texts,
    "page": page_texts,
}
