#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# lint.sh BUILD: clang-tidy on the sources that changed since the branch left main, or with the last commit; a header
# counts as the source of its name. DARSE_LINT_BASE names another commit to compare with.
# It may take DARSE_LINT_SECONDS, smallest sources first, so that as many as possible are judged. A merge of hundreds of
# files does not fit: what is not reached is counted and said. A small change has to fit on a build machine.
set -euo pipefail
# shellcheck source=tests/gates/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

if [ "$1" = --one ]; then
    # A worker of the run below, which exported what it needs.
    [ "$((EPOCHSECONDS - begun))" -lt "$budget" ] || exit 0
    name=$work/${2//\//,}
    if "$tool" -p "$work" --quiet "$2" >"$name.said" 2>/dev/null; then mv "$name.said" "$name.ok"; else mv "$name.said" "$name.bad"; fi
    exit 0
fi

build=$1
budget=${DARSE_LINT_SECONDS:-240}

base_commit() {
    local head fork
    head=$(git_here rev-parse HEAD)
    if [ -n "${DARSE_LINT_BASE:-}" ]; then
        printf '%s' "$DARSE_LINT_BASE"
    elif fork=$(git_here merge-base HEAD origin/main 2>/dev/null) && [ "$fork" != "$head" ]; then
        printf '%s' "$fork"
    else
        git_here rev-parse --verify --quiet HEAD~1 || true
    fi
}

# Without a history to compare with, everything counts as changed.
changed_sources() {
    local base=
    if in_git; then base=$(base_commit); fi
    if [ -z "$base" ]; then
        project_files 'app/*.cpp' 'core/*.cpp' 'ui/*.cpp' 'tests/*.cpp'
        return
    fi
    {
        git_here diff --name-only "$base" -- '*.cpp' '*.h'
        git_here ls-files --others --exclude-standard -- '*.cpp' '*.h'
    } | sed 's/\.h$/.cpp/' | sort -u
}

smallest_first() {
    while IFS= read -r file; do
        if [ -f "$file" ]; then stat -c '%s %n' -- "$file"; fi
    done | sort -n | cut -d ' ' -f 2-
}

tool=$(llvm_tool clang-tidy)
[ -n "$tool" ] || llvm_missing lint clang-tidy
[ -f "$build/compile_commands.json" ] || cannot_tell "there is no $build/compile_commands.json"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$(dirname "${BASH_SOURCE[0]}")/commands.py" "$build" "$work"

sources=()
while IFS= read -r file; do
    if grep -qF "\"$PWD/$file\"" "$work/compile_commands.json"; then sources+=("$file"); fi
done < <(changed_sources | smallest_first)
[ "${#sources[@]}" -gt 0 ] || {
    printf 'no source changed\n'
    exit 0
}

# Each source leaves a file: .ok, or .bad with what was said. One that the time did not reach leaves none.
export tool work budget begun=$EPOCHSECONDS
printf '%s\0' "${sources[@]}" | xargs -0 -P "$(nproc)" -n 1 "${BASH_SOURCE[0]}" --one

small_change=10
left=0
for file in "${sources[@]}"; do
    name=$work/${file//\//,}
    if [ -e "$name.bad" ]; then
        fault "$file"
        sed 's/^/    /' "$name.bad"
    elif [ -e "$name.ok" ]; then
        printf 'clean: %s\n' "$file"
    else
        printf 'not reached: %s\n' "$file"
        left=$((left + 1))
    fi
done
if [ "$left" -gt 0 ]; then
    note "lint: $left of ${#sources[@]} changed sources were not reached within $budget s"
    if [ "${CI:-}" = true ] && [ "${#sources[@]}" -le "$small_change" ]; then
        fault "so small a change (at most $small_change sources) has to be judged whole"
    fi
fi
verdict "sources that clang-tidy objects to"
