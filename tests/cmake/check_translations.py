#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: check_translations.py SOURCE_FOLDER LUPDATE [--update]

Refuses a translation file in which lupdate finds something new or gone, an entry without a translation, and a
translation whose places for values (%1, %n), shortcut marks (&) or ends (a colon, three dots) are not those of the
English text. --update writes what lupdate finds into the files instead of checking them.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

FOLDERS = ["app", "models", "ui"]


def lupdate(tool, root, file, *options):
    subprocess.run([tool, "-silent", "-no-obsolete", "-locations", "none", *options, *FOLDERS, "-ts", str(file)],
                   cwd=root, check=True, stdout=subprocess.DEVNULL)


def messages(file):
    for context in ET.parse(file).getroot().iter("context"):
        name = context.findtext("name")
        for message in context.iter("message"):
            yield name, message


def key(name, message):
    return name, message.findtext("source"), message.findtext("comment") or "", message.get("numerus") or ""


def forms(message):
    translation = message.find("translation")
    parts = [form.text or "" for form in translation.iter("numerusform")]
    return parts or [translation.text or ""]


def places(text):
    return sorted(re.findall(r"%L?(?:\d+|n)", text))


def ending(text):
    return re.search(r"(…|:|\.|\?|!)?\s*$", text).group(1) or ""


def faults_of(name, message):
    source = message.findtext("source")
    where = f"{name}: \"{source[:70]}\""
    translation = message.find("translation")
    if translation.get("type") == "unfinished":
        yield f"{where} is not finished"
        return
    for form in forms(message):
        if not form.strip():
            yield f"{where} has no translation"
            continue
        wanted = places(source)
        found = places(form)
        if message.get("numerus"):  # "one account" need not show its number
            wanted = [place for place in wanted if place != "%n"]
            found = [place for place in found if place != "%n"]
        if wanted != found:
            yield f"{where}: values {wanted} in English, {found} in \"{form[:70]}\""
        if ("&" in re.sub("&&", "", source)) != ("&" in re.sub("&&", "", form)):
            yield f"{where}: a shortcut mark (&) on one side only"
        if ending(source) != ending(form):
            yield f"{where}: ends with \"{ending(source)}\" in English, with \"{ending(form)}\" in \"{form[-40:]}\""


def check(root, tool, file, options):
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / file.name
        shutil.copy(file, copy)
        lupdate(tool, root, copy, *options)
        now = {key(*entry) for entry in messages(copy)}
    then = {key(*entry) for entry in messages(file)}
    for name, source, *_ in sorted(now - then):
        yield f"{name}: \"{source[:70]}\" is new"
    for name, source, *_ in sorted(then - now):
        yield f"{name}: \"{source[:70]}\" is gone"
    for name, message in messages(file):
        yield from faults_of(name, message)


def main():
    root = pathlib.Path(sys.argv[1])
    tool = sys.argv[2]
    plans = [(root / "translations/coffer_de.ts", []), (root / "translations/coffer_en.ts", ["-pluralonly"])]
    failed = False
    for file, options in plans:
        if "--update" in sys.argv[3:]:
            lupdate(tool, root, file, *options)
            continue
        if not file.exists() or not any(True for _ in messages(file)):
            sys.exit(f"{file}: no entries")
        for fault in check(root, tool, file, options):
            print(f"{file.name}: {fault}")
            failed = True
    if failed:
        sys.exit("tests/cmake/check_translations.py . LUPDATE --update brings new entries into the files")


if __name__ == "__main__":
    main()
