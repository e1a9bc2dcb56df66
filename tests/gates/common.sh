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

# Releases that have it; on others nobody can be asked for it.
llvm_is_offered() {
    # shellcheck source=/dev/null
    case $(. "${DARSE_OS_RELEASE:-/etc/os-release}" 2>/dev/null && printf '%s %s' "${ID:-}" "${VERSION_ID:-}") in
    'debian 12' | 'ubuntu 24.04') return 0 ;;
    esac
    return 1
}

# llvm_missing WHAT TOOL
llvm_missing() {
    if llvm_is_offered; then cannot_tell "$1 is judged by $2 $llvm_release, which is not here"; fi
    printf 'skipped: %s is judged by %s %s, which this release does not have\n' "$1" "$2" "$llvm_release"
    exit 77
}

# note TEXT: also where ./check is read, since ctest shows the output of failures only.
note() {
    printf '%s\n' "$*"
    if { : >&9; } 2>/dev/null; then printf '%s\n' "$*" >&9; fi
}
