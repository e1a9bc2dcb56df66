#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every source, build file and script says who it belongs to and under which licence, in its first lines.
set -euo pipefail
# shellcheck source=tests/gates/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

[ -s LICENSE ] || fault "LICENSE is missing"
# Those whose first four lines hold the two, one below the other, are left out of what is said.
bare() {
    awk 'FNR == 1 { if (file != "" && !said) print file; file = FILENAME; said = 0; before = 0 }
         FNR <= 4 && before && /SPDX-License-Identifier: GPL-3.0-or-later/ { said = 1 }
         { before = /SPDX-FileCopyrightText: The Darse authors/ }
         FNR == 4 { nextfile }
         END { if (file != "" && !said) print file }' "$@"
}
mapfile -t files < <(project_files '*.cpp' '*.h' '*.sh' '*.cmake' '*CMakeLists.txt' 'packaging/bootstrap/*' run check .ci/run)
while IFS= read -r file; do
    fault "$file"
done < <(bare "${files[@]}")
verdict "files that do not begin with the two SPDX lines"
