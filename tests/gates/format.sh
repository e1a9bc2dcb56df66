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
while IFS= read -r file; do
    "$tool" --dry-run --Werror "$file" >/dev/null 2>&1 || fault "$file"
done < <(project_files '*.cpp' '*.h')
verdict "files to run through: $tool -i"
