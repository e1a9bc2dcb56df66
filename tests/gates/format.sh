#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every source looks as clang-format would write it.
set -euo pipefail
# shellcheck source=tests/gates/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

tool=$(llvm_tool clang-format)
[ -n "$tool" ] || llvm_missing formatting clang-format
# Many to a call: the program takes as long to begin as to judge a file. It names a file at each place; what it says of
# anything else is a fault too.
while IFS= read -r file; do
    fault "$file"
done < <(project_files '*.cpp' '*.h' | xargs -d '\n' -n 64 "$tool" --dry-run --Werror 2>&1 |
    sed -nE 's/^([^ :]+):[0-9]+:[0-9]+: .*/\1/p; t; /^(No such|Error|Invalid|error)/p' | sort -u)
verdict "files to run through: $tool -i"
