#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# console.sh BUILD [COUNT] [SECONDS] [PART…]: the whole console in a window of a virtual display, with a real engine that has
# COUNT containers, a tenth of them running. Parts, all when none is named:
#   pixels   from an event of the engine to the row that shows it
#   idle     what the console takes while nothing happens, on a page without numbers, and on the list of containers
#   busy     what it takes with 50 changes a second, and what memory it has then
#   flat     the same for SECONDS: changes and memory, a line a minute; DARSE_BENCH_RATE changes a second, else all it can
#   journey  what a person does, again and again for SECONDS with 50 changes a second, and for how long nobody answered
# It needs root.
set -euo pipefail

if [ -z "${DARSE_BENCH_DISPLAY:-}" ]; then
    DARSE_SCREEN=1320x880x24 DARSE_BENCH_DISPLAY=yes exec "$(dirname "$(realpath "$0")")/../support/with-display.sh" "$0" "$@"
fi

here=$(dirname "$(realpath "$0")")
build=$(realpath "$1")
count=${2:-1000}
seconds=${3:-60}
parts=("${@:4}")
[ "${#parts[@]}" -gt 0 ] || parts=(pixels idle busy flat journey)
work_of="$here/parts/consolework.py"
# shellcheck source=tests/bench/parts/scene.sh
source "$here/parts/scene.sh"

leave() { docker -H "unix://$work/darse.sock" ps --all --quiet 2>/dev/null | xargs -r docker -H "unix://$work/darse.sock" rm --force >/dev/null 2>&1 || true; }
begin_scene console
begin_darse "$build"
image=localhost/darse/starter:latest
"$build/bin/darsectl" --socket "$work/darse.sock" image starter >/dev/null
"$work_of" create "$work/darse.sock" "$count" "$((count / 10))"
"$build/bin/darsectl" --socket "$work/darse.sock" create --name probe --stop-timeout 0 "$image" sleep 100000 >/dev/null

export HOME=$work/home XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache XDG_RUNTIME_DIR=$work/run
(umask 077 && mkdir "$HOME" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME" "$XDG_RUNTIME_DIR")

window_is() { [ "$(xdotool getactivewindow getwindowname)" = "$1" ]; }
# press KEYS: "g c" are two.
press() {
    local keys
    read -ra keys <<<"$1"
    xdotool key "${keys[@]}"
}
# go KEYS TITLE: presses until the window is there.
go() {
    # shellcheck disable=SC2317 # until_done calls it
    arrives() { window_is "$2" || { press "$1" && sleep 0.3 && window_is "$2"; }; }
    until_done arrives "$1" "$2"
}
begin_console() {
    begin "$work/console.log" env "$@" "$build/bin/darse" --socket "$work/darse.sock"
    console=$begun
    go 'g c' 'Containers — Darse'
    sleep 8 # all of them have been inspected
}
# A terminal or a question that has the keyboard at that moment does not hear it.
end_console() {
    # shellcheck disable=SC2317 # until_done calls it
    is_gone() { ! kill -0 "$console" 2>/dev/null || { xdotool key Escape ctrl+F6 ctrl+q && sleep 0.5 && ! kill -0 "$console" 2>/dev/null; }; }
    if ! until_done is_gone; then
        printf 'error: the console does not end by Ctrl+Q\n' >&2
        kill -KILL "$console" 2>/dev/null || true
    fi
    wait "$console" || true
}
resident() { awk '/^VmRSS/ { printf "%.1f", $2 / 1024 }' "/proc/$console/status"; }
# share SECONDS: percent of a core that the console takes.
share() {
    local before
    before=$(cpu "$console")
    sleep "$1"
    awk -v s="$1" -v a="$(($(cpu "$console") - before))" 'BEGIN { printf "%.2f", a / s }'
}

pixels() {
    begin_console
    xdotool key slash && xdotool type 'name:probe' && xdotool key Return && sleep 1
    # The row's first columns, in a window where the window manager puts it.
    "$work_of" pixels "$work/darse.sock" probe 20 "$build/bench/paintwatch" 270 322 400 24
    end_console
}

idle() {
    begin_console
    printf 'idle on the list of %d containers, their numbers in it: %s %% of a core\n' "$count" "$(share "$seconds")"
    go 'g i' 'Images — Darse'
    sleep 10
    printf 'idle on a page without numbers: %s %% of a core (goal 0.5), resident %s MiB (goal 120)\n' "$(share "$seconds")" \
        "$(resident)"
    end_console
}

busy() {
    begin_console
    "$work_of" churn "$work/darse.sock" 50 "$((seconds + 4))" >"$work/churn.txt" &
    local churn=$!
    sleep 2
    printf '50 changes a second, list of containers: %s %% of a core (goal 10)' "$(share "$seconds")"
    wait "$churn"
    printf ', resident %s MiB (goal 120); %s\n' "$(resident)" "$(cat "$work/churn.txt")"
    end_console
}

flat() {
    local since i churn
    begin_console
    printf 'resident before %s MiB\n' "$(resident)"
    since=$(cpu "$console")
    "$work_of" churn "$work/darse.sock" "${DARSE_BENCH_RATE:-100000}" "$seconds" >"$work/churn.txt" &
    churn=$!
    for ((i = 60; i < seconds; i += 60)); do
        sleep 60
        printf '  after %d s: %s MiB\n' "$i" "$(resident)"
    done
    wait "$churn"
    sleep 3
    printf '%s; resident %s MiB afterwards, flat is the goal; %s s of processor\n' "$(cat "$work/churn.txt")" "$(resident)" \
        "$(awk -v a="$(($(cpu "$console") - since))" 'BEGIN { print a / 100 }')"
    end_console
}

# One round of what a person does.
round() {
    local key
    for key in 'g c' Down Down Next Next Next Home 'shift+Down' 'shift+Down' Escape slash; do press "$key" && sleep 0.2; done
    xdotool type --delay 60 'status:running' && xdotool key Return && sleep 0.4 && xdotool key Down && sleep 0.1
    for key in Return alt+1 alt+2 alt+3 alt+4 alt+5 alt+6 alt+7 alt+8 alt+9 alt+Left; do press "$key" && sleep 0.5; done
    for key in 'slash' 'ctrl+a' 'BackSpace' 'Escape' 'g o' 'g i' 'g n' 'g v' 'g e' 'g m' 'g l'; do press "$key" && sleep 0.6; done
    xdotool key ctrl+k && sleep 0.2 && xdotool type --delay 60 'many1' && sleep 0.3 && xdotool key Escape
    for key in ctrl+j ctrl+j ctrl+b ctrl+b ctrl+comma question Escape; do press "$key" && sleep 0.4; done
}

journey() {
    local until=$((SECONDS + seconds)) churn rounds=0
    begin_console "DARSE_WATCHDOG=$work/watchdog.txt"
    "$work_of" churn "$work/darse.sock" 50 "$seconds" >"$work/churn.txt" &
    churn=$!
    until [ "$SECONDS" -ge "$until" ]; do
        round
        kill -0 "$console" || {
            printf 'error: the console is gone after %d rounds\n' "$rounds" >&2
            return 1
        }
        rounds=$((rounds + 1))
    done
    wait "$churn"
    end_console
    printf '%d rounds; %s\n' "$rounds" "$(tail -n 1 "$work/watchdog.txt")"
    awk '/^block/ { if ($2 > most) most = $2; if ($5 + 0 > 16) busy++; if ($5 + 0 > work) work = $5 + 0 } /^late/ { late++; if ($2 > latest) latest = $2 }
        END { printf "longest block %.1f ms, %.1f of the processor; %d blocks worked for more than 16 ms (goal 0); an event waited for more than 16 ms %d times, at most %.1f\n",
            most, work, busy, late, latest }' "$work/watchdog.txt"
    printf 'the longest, by the processor:\n'
    awk '/^block/' "$work/watchdog.txt" | sort -t, -k2.6 -rg | cut -c1-300 | awk -v most="${DARSE_BENCH_LONGEST:-5}" 'NR <= most'
}

for part in "${parts[@]}"; do
    printf -- '-- %s\n' "$part"
    "$part"
done
