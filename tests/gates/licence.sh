#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every source, build file and script says who it belongs to and under which licence, in its first lines.
set -euo pipefail
# shellcheck source=tests/gates/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

[ -s LICENSE ] || fault "LICENSE is missing"
while IFS= read -r file; do
    head -n 4 "$file" | grep -A 1 'SPDX-FileCopyrightText: The Darse authors' |
        grep 'SPDX-License-Identifier: GPL-3.0-or-later' >/dev/null || fault "$file"
done < <(project_files '*.cpp' '*.h' '*.sh' '*.cmake' '*CMakeLists.txt' 'packaging/bootstrap/*' run check .ci/run)
verdict "files that do not begin with the two SPDX lines"
