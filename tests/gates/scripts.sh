#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# No shell script gives shellcheck anything to say.
set -euo pipefail
# shellcheck source=tests/gates/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

command -v shellcheck >/dev/null || cannot_tell "shellcheck is not here"
mapfile -t scripts < <(project_files '*.sh' run check .ci/run)
shellcheck --external-sources "${scripts[@]}" || fault "shellcheck is not content"
for script in run check .ci/run $(project_files 'tests/gates/*.sh' | grep -v /common.sh); do
    [ -x "$script" ] || fault "$script is not executable"
done
verdict "faults in scripts"
