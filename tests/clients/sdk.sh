#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# sdk.sh BUILD: Docker's library for Python, as Debian has it.
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
# shellcheck source=tests/clients/engine.sh
source "$here/engine.sh"

timeout 150 /usr/bin/python3 -B -W ignore "$here/sdk.py" "${@:2}" || fail "the library is not content"
