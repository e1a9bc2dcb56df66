#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Nothing lies at the top that does not belong there: what was left by a trial is seen here.
set -euo pipefail
# shellcheck source=tests/gates/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

belongs=' .ci .clang-format .clang-tidy .gitignore ARCHITECTURE.md CMakeLists.txt CMakePresets.json LICENSE README.md
 app check core packaging resources run tests translations ui '
while IFS= read -r name; do
    [[ ${belongs//$'\n'/ } == *" $name "* ]] || fault "$name"
done < <(project_files '*' | cut -d / -f 1 | sort -u)
verdict "files or folders at the top that do not belong there"
