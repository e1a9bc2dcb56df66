#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# commands.py BUILD FOLDER: writes FOLDER/compile_commands.json, in which every source of BUILD stands for itself, with
# nothing read beforehand. In BUILD several may be compiled as one, after headers that were read once for all.
import json
import re
import sys

build, folder = sys.argv[1:]
with open(f"{build}/compile_commands.json", encoding="utf-8") as file:
    entries = json.load(file)

alone = []
for entry in entries:
    command = re.sub(r" -Winvalid-pch| -include \S+/cmake_pch\.hxx", "", entry["command"])
    if command.endswith(".hxx.gch") or "/cmake_pch.hxx" in entry["file"]:
        continue
    sources = [entry["file"]]
    if "/Unity/unity_" in entry["file"]:
        with open(entry["file"], encoding="utf-8") as file:
            sources = re.findall(r'^#include "(.+)"$', file.read(), re.MULTILINE)
    for source in sources:
        alone.append(entry | {"file": source, "command": command.replace(entry["file"], source)})

with open(f"{folder}/compile_commands.json", "w", encoding="utf-8") as file:
    json.dump(alone, file)
