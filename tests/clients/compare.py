# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""compare.py OURS OUR-ROOT THEIRS THEIR-ROOT [SCENE…]: every scene on both engines, and what differs in their answers."""

import fnmatch
import os
import sys
import threading
import time
import traceback

from differences import CHANCE, DIFFERENCES, NUMBERS
from scenes import SCENES
from talk import Engine, plain


def kind(value):
    return {dict: "object", list: "list", str: "text", bool: "truth", int: "number", float: "number"}.get(type(value), "null")


def differ(ours, theirs, path):
    """(path, what) of every difference."""
    if kind(ours) != kind(theirs):
        yield path, f"is {kind(ours)} {ours!r}, there {kind(theirs)} {theirs!r}"
    elif isinstance(ours, dict):
        for key in sorted(theirs.keys() - ours.keys()):
            yield f"{path}.{key}", f"is missing; there {theirs[key]!r}"
        for key in sorted(ours.keys() - theirs.keys()):
            yield f"{path}.{key}", f"is there only here: {ours[key]!r}"
        for key in sorted(ours.keys() & theirs.keys()):
            yield from differ(ours[key], theirs[key], f"{path}.{key}")
    elif isinstance(ours, list):
        if len(ours) != len(theirs):
            yield path, f"has {len(ours)}: {ours!r}, there {len(theirs)}: {theirs!r}"
        for index, (one, other) in enumerate(zip(ours, theirs)):
            yield from differ(one, other, f"{path}[{index}]")
    elif ours != theirs:
        is_number = kind(ours) == "number"
        is_counted = is_number and path.endswith(NUMBERS) and (ours == 0) == (theirs == 0)
        is_chance = is_number and path.endswith(CHANCE)
        if not is_counted and not is_chance:
            yield path, f"is {ours!r}, there {theirs!r}"


def differences(name, ours, theirs):
    if len(ours) != len(theirs):
        yield name, "", f"{[one[0] for one in ours]} there {[one[0] for one in theirs]}"
    for (label, one), (_, other) in zip(ours, theirs):
        if one["status"] >= 400 and one["status"] == other["status"]:
            # Sentences are each engine's own; that there is one is promised.
            for answer in (one, other):
                if isinstance(answer["body"], dict) and answer["body"].get("message"):
                    answer["body"] = {**answer["body"], "message": "<sentence>"}
        if one["status"] != other["status"]:
            yield name, f"{label}.status", f"is {one['status']} {one['body']!r}, there {other['status']} {other['body']!r}"
        else:
            for path, what in differ(one, other, label):
                yield name, path, what


def play(function, engine, failures):
    try:
        engine.clear()
        function(engine)
        engine.clear()
    except Exception:  # the scene's fault or the engine's: it is told with the scene
        failures.append(f"{engine.path}: {traceback.format_exc(limit=-3)}")


def both(function, places):
    """Both engines play a scene at the same time."""
    engines = [Engine(path, root) for path, root in places]
    failures = []
    threads = [threading.Thread(target=play, args=(function, engine, failures)) for engine in engines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [[(plain(label, engine.root), plain(answer, engine.root)) for label, answer in engine.answers]
            for engine in engines], failures


def is_meant(name, path, used):
    for row in DIFFERENCES:
        if any(fnmatch.fnmatchcase(name, scene) for scene in row.scenes) and row.fits(path):
            used.add(id(row))
            return True
    return False


def main():
    ours, our_root, theirs, their_root, *wanted = sys.argv[1:]
    page = " ".join(open(os.path.join(os.path.dirname(__file__), "README.md"), encoding="utf-8").read().split())
    wrong = [f"README.md does not say: {row.reason}" for row in DIFFERENCES if row.reason not in page]
    used = set()
    begin = time.monotonic()
    count = 0
    for name, function in SCENES:
        if wanted and name not in wanted:
            continue
        began = time.monotonic()

        def once():
            answers, failures = both(function, [(ours, our_root), (theirs, their_root)])
            found = [one for one in differences(name, *answers) if not is_meant(one[0], one[1], used)]
            return answers, failures + [f"{path} {what}" for _, path, what in found]

        answers, found = once()
        if found:
            # Two engines on a busy machine can be at different points of the same story once; what differs twice counts.
            print(f"{name}: played again, for {found[0][:300]}", flush=True)
            answers, found = once()
        wrong += [f"{name}: {one}" for one in found]
        count += len(answers[0])
        print(f"{name}: {len(answers[0])} answers, {len(found)} that should not differ, {time.monotonic() - began:.1f} s", flush=True)
    print(f"{count} answers in {time.monotonic() - begin:.1f} s")
    if not wanted:
        for row in DIFFERENCES:
            if id(row) not in used:
                print(f"note: nothing differs here any more: {row.scenes} {row.paths} ({row.reason})")
    for one in wrong:
        print(f"error: {one[:600]}", file=sys.stderr)
    return 1 if wrong else 0


sys.exit(main())
