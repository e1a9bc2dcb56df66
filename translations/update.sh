#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Brings the .ts files up to date with the sources. With a folder as argument, writes there instead of here.
set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
into=${1:-$top/translations}
qmake=$(command -v qmake6 || command -v qmake-qt6)
lupdate=$("$qmake" -query QT_HOST_BINS)/lupdate
[ -x "$lupdate" ] || lupdate=$("$qmake" -query QT_HOST_LIBEXECS)/lupdate
cd "$top"
"$lupdate" -silent -I . -locations none -no-obsolete app core ui -ts "$into/darse_fr.ts" -target-language fr
"$lupdate" -silent -I . -locations none -no-obsolete -pluralonly app core ui -ts "$into/darse_en.ts" -target-language en
