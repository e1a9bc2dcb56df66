# shellcheck shell=bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Shared by ./run and ./check: places, phases and their times, becoming root. Source it; it needs bash 5.

# shellcheck disable=SC2034 # read by the scripts that source this
DARSE_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
DARSE_CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/darse

say() { printf '%s\n' "$*"; }
warn() { printf 'warning: %s\n' "$*" >&2; }
die() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# Someone is there to answer questions.
is_interactive() { [ -t 0 ] && [ "${CI:-}" != true ]; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif ! command -v sudo >/dev/null; then
        die "this needs root and there is no sudo; run as root: $*"
    elif is_interactive; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

# Root without asking anyone anything.
can_be_root() { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }

phase_titles=()
phase_times=()
phase_title=
phase_begin=

now_ms() { printf '%s' "$((${EPOCHREALTIME/[.,]/} / 1000))"; }
show_ms() { printf '%d.%01d s' "$(($1 / 1000))" "$((($1 % 1000) / 100))"; }

# phase TITLE: ends the phase before it and begins the next.
phase() {
    phase_end
    phase_title=$1
    phase_begin=$(now_ms)
    printf '\n==> %s\n' "$1"
}

phase_end() {
    [ -n "$phase_title" ] || return 0
    local took=$(($(now_ms) - phase_begin))
    phase_titles+=("$phase_title")
    phase_times+=("$took")
    printf '    %s: %s\n' "$phase_title" "$(show_ms "$took")"
    phase_title=
}

phases_summary() {
    phase_end
    local i total=0
    printf '\nTime spent\n'
    for i in "${!phase_titles[@]}"; do
        printf '  %-44s %12s\n' "${phase_titles[i]}" "$(show_ms "${phase_times[i]}")"
        total=$((total + phase_times[i]))
    done
    printf '  %-44s %12s\n\n' "together" "$(show_ms "$total")"
}

# Names the phase that a script died in; set it as the EXIT trap.
report_failure() {
    local status=$?
    [ "$status" -eq 0 ] || [ -z "$phase_title" ] ||
        printf '\nfailed (%s) in: %s, after %s\n' "$status" "$phase_title" "$(show_ms $(($(now_ms) - phase_begin)))" >&2
    return "$status"
}

# logged NAME COMMAND…: a person sees the output as it comes; otherwise it goes to a log that is shown on failure.
logged() {
    local log=$DARSE_CACHE/logs/$1.log
    shift
    if is_interactive; then
        "$@"
        return
    fi
    mkdir -p "$DARSE_CACHE/logs"
    if ! "$@" >"$log" 2>&1 </dev/null; then
        tail -n 40 "$log" >&2
        warn "the whole log is $log"
        return 1
    fi
}
