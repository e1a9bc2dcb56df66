#!/usr/bin/python3
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""accessible.py DARSE: what a screen reader is told of the console, through AT-SPI as such a reader asks for it.

Goes through all pages by pressing what the navigation offers, opens a container and its tabs, and looks at everything that
is showing: whatever can have the focus has a name and a role that says what it is, and no name is markup.
"""
import os
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

PATIENCE = 60
MOST_ROWS = 12  # of a table: all rows are made by the same code
SHAPELESS = {Atspi.Role.FILLER, Atspi.Role.UNKNOWN, Atspi.Role.INVALID}


def until(what, found):
    """What `found` gives as soon as it gives something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        value = found()
        if value:
            return value
        time.sleep(0.05)
    sys.exit(f"error: {what} did not come")


def children(thing):
    count = thing.get_child_count()
    if thing.get_role() in (Atspi.Role.TABLE, Atspi.Role.TREE_TABLE, Atspi.Role.LIST):
        count = min(count, MOST_ROWS * 12)
    for index in range(count):
        child = thing.get_child_at_index(index)
        if child is not None:
            yield child


def showing(thing):
    """Everything below that is on the screen, pages that are stacked behind another left out."""
    yield thing
    for child in children(thing):
        if child.get_state_set().contains(Atspi.StateType.SHOWING):
            yield from showing(child)


def safely(walk):
    """What is on the screen changes while it is read: then it is read again."""
    while True:
        try:
            return walk()
        except gi.repository.GLib.Error:
            time.sleep(0.05)


def named(window, role, name):
    return safely(lambda: next((t for t in showing(window) if t.get_role() == role and t.get_name() == name), None))


def press(thing):
    thing.get_action_iface().do_action(0)


def faults(window):
    for thing in showing(window):
        name, words = thing.get_name(), thing.get_description()
        what = f'{thing.get_role_name()} "{name}"'
        parent = thing.get_parent()
        if thing.get_state_set().contains(Atspi.StateType.FOCUSABLE):
            if not name and thing.get_role() != Atspi.Role.TABLE_CELL:  # a cell may be empty
                yield f'{what} without a name, in "{parent.get_name() if parent else ""}"'
            if thing.get_role() in SHAPELESS:
                yield f"{what} does not say what it is"
        if "<" in name or "<span" in words:
            yield f'{what} with markup: "{words}"'


def main():
    home = tempfile.TemporaryDirectory()
    folders = {name: home.name for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")}
    console = subprocess.Popen(
        [sys.argv[1], "--demo", "--lang", "en", "--size", "1280x800"],
        env=dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", **folders),
    )
    bad = []
    try:
        desktop = Atspi.get_desktop(0)
        window = until(
            "the window",
            lambda: safely(lambda: next((w for a in children(desktop) if a.get_process_id() == console.pid for w in children(a)), None)),
        )

        def look(place):
            found = sorted(set(safely(lambda: list(faults(window)))))
            print(f"{place}: {len(found)} faults")
            bad.extend(f"{place}: {fault}" for fault in found)

        def title(start):
            return until(f'the title "{start}"', lambda: window.get_name().startswith(start))

        title("Overview")
        pages = until("the navigation", lambda: safely(lambda: [t.get_name() for t in showing(window) if t.get_role() == Atspi.Role.LINK]))
        for page in pages:
            press(named(window, Atspi.Role.LINK, page))
            title(page)
            look(page)
        press(named(window, Atspi.Role.LINK, "Containers"))
        title("Containers")
        table = until("the table", lambda: named(window, Atspi.Role.TABLE, "Containers"))
        rows = safely(lambda: [t.get_name() for t in showing(table) if t.get_role() == Atspi.Role.TABLE_CELL][:1])
        if not rows or not rows[0]:
            bad.append("Containers: the first cell of the table is not told")
        subprocess.run(["xdotool", "key", "--delay", "60", "Down", "Up", "Return"], check=True)
        title(rows[0])
        tabs = until("the tabs", lambda: safely(lambda: [t for t in showing(window) if t.get_role() == Atspi.Role.PAGE_TAB]))
        for name in [tab.get_name() for tab in tabs]:
            press(named(window, Atspi.Role.PAGE_TAB, name))
            look(f"a container, {name}")
        press(until("the button", lambda: named(window, Atspi.Role.PUSH_BUTTON, "Search or run a command…")))
        until("the palette", lambda: safely(lambda: [t for t in showing(window.get_application()) if t.get_role() in (Atspi.Role.TEXT, Atspi.Role.ENTRY) and t.get_state_set().contains(Atspi.StateType.FOCUSED)]))
        look("the palette")
    finally:
        console.terminate()
        console.wait()
    for fault in bad:
        print(f"error: {fault}")
    return 1 if bad else 0


sys.exit(main())
