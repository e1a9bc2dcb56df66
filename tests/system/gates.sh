#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The rules by which gates judge, on a small project with a linter that is made up.
set -euo pipefail
gates=$(dirname "$(realpath "$0")")/../gates
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

failed=0
# expect WHAT CODE TEXT COMMAND…: it ends with that code and says that text; an empty text means anything.
expect() {
    local what=$1 wanted=$2 text=$3 said code=0
    shift 3
    said=$("$@" 2>&1) || code=$?
    [ "$code" != "$wanted" ] || [[ $said != *"$text"* ]] || return 0
    printf '%s\n  wanted: %s, %s\n  got:    %s, %s\n' "$what" "$wanted" "$text" "$code" "$said"
    failed=1
}

git=(git -c init.defaultBranch=main -c user.name=some -c user.email=some@one -c commit.gpgsign=false)
mkdir bin build none
cat >bin/clang-tidy-14 <<'TEXT'
#!/bin/sh
[ "$1" != --version ] || { echo "LLVM version 14.0.6"; exit; }
for file; do :; done
! grep bad "$file"
TEXT
chmod +x bin/clang-tidy-14
printf 'ID=debian\nVERSION_ID="12"\n' >bookworm
printf 'ID=debian\nVERSION_ID="13"\n' >trixie
"${git[@]}" init -q
names=() entries=()
for number in {1..12}; do names+=("file$number"); done
for name in "${names[@]}" header; do
    printf 'good\n' >"$name.cpp"
    entries+=("{\"file\": \"$PWD/$name.cpp\", \"command\": \"c++ $PWD/$name.cpp\"}")
done
(IFS=, && printf '[%s]\n' "${entries[*]}") >build/compile_commands.json
printf 'bad\n' >header.cpp
printf 'good\n' >header.h
"${git[@]}" add -- *.cpp *.h
"${git[@]}" commit -q -m first

# lint [NAME=VALUE …]
# shellcheck disable=SC2317 # what expect calls
lint() { env -u CI PATH="$work/bin:$PATH" DARSE_LINT_BASE=HEAD "$@" "$gates/lint.sh" build 9>&-; }

expect "nothing changed" 0 "no source changed" lint
printf 'fine\n' >>file1.cpp
expect "a source that is clean" 0 "clean: file1.cpp" lint
printf 'bad\n' >>file1.cpp
expect "a source that is not" 1 "file1.cpp" lint
printf 'good\n' >file1.cpp
printf 'fine\n' >>header.h
expect "a header is its source" 1 "header.cpp" lint
printf 'good\n' >header.h

printf 'fine\n' >>file2.cpp
expect "what is not reached is counted" 0 "1 of 1 changed sources were not reached within 0 s" lint DARSE_LINT_SECONDS=0
expect "a small change has to fit on a build machine" 1 "judged whole" lint CI=true DARSE_LINT_SECONDS=0
for name in "${names[@]}"; do printf 'fine\n' >>"$name.cpp"; done
expect "a big one need not" 0 "12 of 12" lint CI=true DARSE_LINT_SECONDS=0
printf 'fine, but long\n' >>file1.cpp
expect "the smallest come first" 0 "file9.cpp file2.cpp file1.cpp" \
    bash -c "cd '$work' && $(declare -f lint) && gates='$gates' work='$work' && lint | sed -n 's/^clean: //p' | paste -sd ' '"

# Without the tool.
# bare RELEASE [NAME=VALUE …]
# shellcheck disable=SC2317 # what expect calls
bare() {
    local release=$1
    shift
    env -u CI DARSE_OS_RELEASE="$work/$release" "$@" \
        bash -c "source '$gates/common.sh' && llvm_missing lint clang-tidy"
}
expect "a person who has no linter" 77 "which is not here" bare bookworm
expect "a build machine that could have it" 1 "which is not here" bare bookworm CI=true
expect "a build machine that cannot" 77 "this release does not have" bare trixie CI=true
expect "a release that does not tell" 77 "this release does not have" bare none/release CI=true

exit "$failed"
