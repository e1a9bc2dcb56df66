# shellcheck shell=bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# For gates: the files they judge, and their three ways to end. Source it from the root of the sources.

# The project's files that match the patterns: tracked ones, and new ones that are not ignored.
project_files() {
    local file
    if in_git; then
        git_here ls-files --cached --others --exclude-standard -- "$@"
    else
        local pattern expression=()
        for pattern in "$@"; do expression+=(-o -path "./$pattern"); done
        find . -path './build*' -prune -o -type f \( "${expression[@]:1}" \) -printf '%P\n'
    fi | sort -u | while IFS= read -r file; do if [ -f "$file" ]; then printf '%s\n' "$file"; fi; done
}

# Whoever owns the folder: a test may run as another user than the one who cloned.
git_here() { git -c safe.directory='*' "$@"; }
in_git() { [ -e .git ] && command -v git >/dev/null && git_here rev-parse --git-dir >/dev/null 2>&1; }

fault_count=0
fault() {
    printf '%s\n' "$*"
    fault_count=$((fault_count + 1))
}

# What cannot be told here is a failure where it must be told.
cannot_tell() {
    if [ "${CI:-}" = true ]; then
        printf 'failed: %s\n' "$*"
        exit 1
    fi
    printf 'skipped: %s\n' "$*"
    exit 77
}

verdict() {
    [ "$fault_count" -eq 0 ] || {
        printf '%s: %s\n' "$fault_count" "$1"
        exit 1
    }
    exit 0
}

# llvm_tool NAME: the release of the tool that the house is configured for; others judge differently.
llvm_release=14
llvm_tool() {
    local tool
    for tool in "$1-$llvm_release" "$1"; do
        if "$tool" --version 2>/dev/null | grep "version $llvm_release\\." >/dev/null; then
            printf '%s' "$tool"
            return
        fi
    done
}
