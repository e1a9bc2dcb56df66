#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# libraries.sh BUILD: the programs find all that they are linked with, and nothing of it in somebody's home folder.
set -euo pipefail
build=$(realpath "$1")
failed=0
for program in darse darse-engine darsectl; do
    while read -r name _ path _; do
        case $path in
        not) printf '%s does not find %s\n' "$program" "$name" ;;
        "$build"/* | /lib/* | /lib64/* | /usr/* | '' | '('*) continue ;;
        *) printf '%s takes %s from %s\n' "$program" "$name" "$path" ;;
        esac
        failed=1
    done < <(ldd "$build/bin/$program")
done
exit "$failed"
