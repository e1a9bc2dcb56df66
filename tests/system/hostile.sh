#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# hostile.sh BUILD: images that mean harm, through the whole engine: links where folders are expected, labels that look
# like orders to the runtime, devices and pipes for /etc/passwd. Whatever becomes of their containers, nothing of the
# machine is read, written or held up. It needs root.
# shellcheck disable=SC2317 # change() is called by its name
set -euo pipefail

build=$(realpath "$1")
[ -n "${DARSE_APART:-}" ] || DARSE_APART=1 exec unshare --mount -- "$(realpath "$0")" "$build"
# shellcheck source=tests/system/scene.sh
source "$(dirname "$(realpath "$0")")/scene.sh"
begin_scene hostile

outside=$work/outside
passed() { printf 'ok %s\n' "$step"; }
run() { "${docker[@]}" run --rm --network none "$@"; }

# image_of NAME COMMAND…: the starter's files, changed by a command that runs in their folder.
image_of() {
    local name=$1
    shift
    rm -rf "$work/tree"
    cp -a "$work/starter" "$work/tree"
    (cd "$work/tree" && "$@")
    tar -C "$work/tree" -c . | "${docker[@]}" import - "localhost/hostile/$name:latest" >/dev/null || fail "it cannot be imported"
}
unharmed() { [ "$(ls -A "$outside") $(cat "$outside/here")" = "here secret" ] || fail "something outside was touched: $(ls -A "$outside")"; }

# Whatever it says, it says it soon, and touches nothing.
starts_or_not() {
    local code=0
    run "$@" >"$work/said" 2>&1 || code=$?
    [ "$code" != 124 ] || fail "it hangs"
    ! grep -q secret "$work/said" || fail "something outside was read"
    unharmed
}

dev_is_a_link() {
    change() { rm -rf dev && ln -s "../../../../../../..$outside" dev; }
    image_of dev change
    starts_or_not localhost/hostile/dev ls /dev
    change() { rm -rf proc sys && ln -s "../../../../../../..$outside" proc && ln -s "../../../../../../..$outside" sys; }
    image_of proc change
    starts_or_not localhost/hostile/proc ls /proc /sys
    passed
}

folder_through_links() {
    change() { ln -s "../../../../../../..$outside" way; }
    image_of way change
    starts_or_not --workdir /way/made localhost/hostile/way ls /
    starts_or_not --volume named:/way localhost/hostile/way cat /way/here
    starts_or_not --volume named:/way/deeper localhost/hostile/way ls /way
    "${docker[@]}" create --name one --network none localhost/hostile/way true >/dev/null
    echo harm >"$work/harm"
    "${docker[@]}" cp "$work/harm" one:/way/harm >/dev/null 2>&1 || true
    unharmed
    "${docker[@]}" cp one:/way/here - 2>/dev/null >"$work/said" || true
    ! grep -q secret "$work/said" || fail "something outside was read"
    "${docker[@]}" rm one >/dev/null
    passed
}

labels_are_no_orders() {
    local id
    id=$("${docker[@]}" create --network none --label org.criu.config=/x --label run.oci.keep_original_groups=1 \
        --label run.oci.hooks.stdout=/x --label run.oci.systemd.subgroup=/ --label module.wasm.image/variant=compat "$image" true)
    "${docker[@]}" start --attach "$id" || fail "it does not start"
    ! grep -Eo '"annotations":\{[^}]*\}' "$work/root/containers/$id/config.json" | grep -E 'org.criu|keep_original|hooks|subgroup|wasm' ||
        fail "a label has become an annotation"
    "${docker[@]}" rm "$id" >/dev/null
    passed
}

passwd_is_no_file() {
    change() { rm -f etc/passwd && mkfifo etc/passwd; }
    image_of fifo change
    starts_or_not --user somebody localhost/hostile/fifo true
    change() { rm -f etc/passwd && mknod etc/passwd c 5 1; }
    image_of device change
    starts_or_not --user somebody localhost/hostile/device true
    change() { rm -f etc/passwd && ln -s "../../../../../../../$outside/here" etc/passwd; }
    image_of link change
    starts_or_not --user somebody localhost/hostile/link true
    change() { truncate --size 96M etc/passwd; }
    image_of huge change
    starts_or_not --user somebody localhost/hostile/huge true
    local used
    used=$(awk '/VmHWM/ { print $2 }' "/proc/$engine/status")
    [ "$used" -lt 400000 ] || fail "the engine has used $used KiB for it"
    passed
}

# CVE-2019-5736 and its like: the image runs the program that runs it.
program_is_its_own() {
    local before
    before=$(sha256sum /usr/bin/crun)
    change() { printf '#!/proc/self/exe\n' >start && chmod 755 start; }
    image_of own change
    starts_or_not --entrypoint /start localhost/hostile/own
    starts_or_not --entrypoint /proc/self/exe localhost/hostile/own
    [ "$(sha256sum /usr/bin/crun)" = "$before" ] || fail "the runtime was changed"
    passed
}

only_three_files_are_open() {
    # The shell opens the folder to look into it: that one is gone afterwards.
    # shellcheck disable=SC2016
    local look='for f in /proc/$$/fd/*; do [ -L "$f" ] && echo "${f##*/}"; done; true'
    [ "$(run "$image" sh -c "$look" | sort -n | tr '\n' ' ')" = "0 1 2 " ] || fail "open in it: $(run "$image" sh -c "$look")"
    run --detach --name one "$image" sleep 1000 >/dev/null
    [ "$("${docker[@]}" exec one sh -c "$look" | sort -n | tr '\n' ' ')" = "0 1 2 " ] || fail "open in an exec: $("${docker[@]}" exec one sh -c "$look")"
    "${docker[@]}" rm --force one >/dev/null
    passed
}

# CVE-2024-21626: a descriptor that somebody has left open as the place to work in.
workdir_is_a_descriptor() {
    local number
    for number in 3 5 7 8 9 10 12; do
        # shellcheck disable=SC2016
        starts_or_not --workdir "/proc/self/fd/$number" "$image" sh -c 'cat "../../../../../../..$1/here"' sh "$outside"
    done
    passed
}

powers_are_not_inherited() {
    local code=0
    run --detach --name one "$image" sleep 1000 >/dev/null
    [ "$("${docker[@]}" exec one grep CapInh /proc/1/status)" = "$(printf 'CapInh:\t0000000000000000')" ] || fail "it inherits"
    [ "$("${docker[@]}" exec one grep CapInh /proc/self/status)" = "$(printf 'CapInh:\t0000000000000000')" ] || fail "an exec inherits"
    for user in "1000 " "0 0" "+0" "-1" "4294967295" "root:wheel "; do
        code=0
        "${docker[@]}" exec --user "$user" one id >"$work/said" 2>&1 || code=$?
        ! grep 'uid=0' "$work/said" >/dev/null || fail "as \"$user\" it is root"
        [ "$code" != 124 ] || fail "as \"$user\" it hangs"
    done
    "${docker[@]}" rm --force one >/dev/null
    passed
}

# CVE-2022-1227: what an image calls ps or nsenter is nobody's program.
programs_of_the_image_stay_in() {
    change() {
        local name
        for name in ps nsenter cat tar gzip xz unpigz zstd; do
            rm -f "bin/$name"
            printf '#!/bin/sh\necho was here >/trojan\n' >"bin/$name"
            chmod 755 "bin/$name"
        done
    }
    image_of trojan change
    run --detach --name one localhost/hostile/trojan sleep 1000 >/dev/null
    "${docker[@]}" top one | grep 'sleep 1000' >/dev/null || fail "top does not tell"
    "${docker[@]}" cp "$work/outside" one:/tmp >/dev/null
    "${docker[@]}" cp one:/tmp - >/dev/null
    "${docker[@]}" export one >/dev/null
    "${docker[@]}" commit one localhost/hostile/committed >/dev/null
    ! "${docker[@]}" exec one ls / | grep trojan >/dev/null || fail "a program of the image was run"
    [ ! -e /trojan ] || fail "a program of the image was run on the machine"
    "${docker[@]}" rm --force one >/dev/null
    passed
}

# CVE-2018-15664 and its like: what is looked at becomes a link meanwhile.
links_come_and_go() {
    local i
    # shellcheck disable=SC2016
    run --detach --name one "$image" sh -c 'mkdir /d; echo own >/d/here; ln -s "../../../../../..$1" /l; echo begun
        while :; do mv /d /way; mv /way /d; mv /l /way; mv /way /l; done' sh "$outside" >/dev/null
    until_true says_begun || fail "it does not begin"
    for ((i = 0; i < 30; i++)); do
        "${docker[@]}" cp one:/way/here - 2>/dev/null >"$work/said" || true
        ! grep secret "$work/said" >/dev/null || fail "something outside was read"
        "${docker[@]}" cp "$work/harm" one:/way/harm >/dev/null 2>&1 || true
    done
    unharmed
    "${docker[@]}" rm --force one >/dev/null
    passed
}
says_begun() { "${docker[@]}" logs one | grep begun >/dev/null; }

mkdir "$outside" "$work/starter"
echo secret >"$outside/here"
start
"$build/bin/darsectl" --socket "$socket" image starter >/dev/null
"${docker[@]}" create --name base --network none "$image" true >/dev/null
"${docker[@]}" export base | tar -C "$work/starter" -x
"${docker[@]}" rm base >/dev/null
for step in dev_is_a_link folder_through_links labels_are_no_orders passwd_is_no_file program_is_its_own only_three_files_are_open \
    workdir_is_a_descriptor powers_are_not_inherited programs_of_the_image_stay_in links_come_and_go; do
    "$step"
done
