#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# libraries.sh BUILD: the programs find all that they are linked with, and nothing of it in somebody's home folder; darsectl, which
# begins at every command, has no library of Qt to load.
set -euo pipefail
build=$(realpath "$1")
failed=0
for program in darse darse-engine darse-keychain darsectl; do
    while read -r name _ path _; do
        case $path in
        not) printf '%s does not find %s\n' "$program" "$name" ;;
        "$build"/* | /lib/* | /lib64/* | /usr/* | '' | '('*) continue ;;
        *) printf '%s takes %s from %s\n' "$program" "$name" "$path" ;;
        esac
        failed=1
    done < <(ldd "$build/bin/$program")
done
if ldd "$build/bin/darsectl" | grep libQt >/dev/null; then
    printf 'darsectl loads Qt\n'
    failed=1
fi
exit "$failed"
