#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every string a person can see is there in French: none missing, none unfinished, none left over.
set -euo pipefail
# shellcheck source=tests/gates/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

find_lupdate() {
    local qmake folder
    for qmake in qmake6 qmake-qt6; do
        folder=$("$qmake" -query QT_HOST_LIBEXECS 2>/dev/null) && [ -x "$folder/lupdate" ] && printf '%s' "$folder/lupdate" && return
        folder=$("$qmake" -query QT_HOST_BINS 2>/dev/null) && [ -x "$folder/lupdate" ] && printf '%s' "$folder/lupdate" && return
    done
    command -v lupdate-qt6 || true
}

# messages KIND FILE: the source texts of the messages whose translation has that type.
messages() {
    awk -v kind="type=\"$1\"" '
        /<message/ { source = "" }
        /<source>/ { source = $0; sub(/.*<source>/, "", source); sub(/<\/source>.*/, "", source) }
        /<translation/ && index($0, kind) { print source }' "$2"
}

committed=translations/darse_fr.ts
[ -f "$committed" ] || {
    fault "$committed does not exist"
    verdict "translations missing"
}
lupdate=$(find_lupdate)
[ -n "$lupdate" ] || cannot_tell "lupdate of Qt 6 is not here"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$committed" "$work/darse_fr.ts"
folders=()
for folder in app core ui; do [ ! -d "$folder" ] || folders+=("$folder"); done
"$lupdate" -silent -I . -locations none "${folders[@]}" -ts "$work/darse_fr.ts"

while IFS= read -r text; do fault "not translated: $text"; done < <(messages unfinished "$work/darse_fr.ts")
while IFS= read -r text; do fault "no longer in the sources: $text"; done < <(
    messages vanished "$work/darse_fr.ts"
    messages obsolete "$work/darse_fr.ts"
)
while IFS= read -r line; do fault "an empty translation, line $line"; done < <(
    awk '/<translation/ { open = /type="unfinished"/ }
        !open && /<translation><\/translation>|<translation\/>|<numerusform><\/numerusform>|<numerusform\/>/ { print NR }' "$committed"
)
while IFS= read -r line; do fault "a line may break before a sign, line $line"; done < <(
    awk '/<(translation|numerusform)/ && / [:;?!»]( |<|$)|« / { print NR }' "$committed"
)
verdict "texts to bring up to date in $committed (translations/update.sh brings it up to date)"
