#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# freshdebian.sh SUITE: ./check unit and ./run --build in a fresh Debian, for real: bookworm, the oldest that set-up knows, or
# trixie, where KF6 and Qt 6.8 are. In this order, for a build that ./check has made strict stays so: nothing is compiled
# twice. It needs root. All its mounts are in a mount namespace of its own, so none can be left behind.
set -euo pipefail

# shellcheck source=packaging/bootstrap/setup.sh
source "$(dirname "$(realpath "$0")")/../../packaging/bootstrap/setup.sh"

[ "$(id -u)" -eq 0 ] || die "a chroot needs root"

if [ "${1:-}" = --inside ]; then
    # In the mount namespace: the chroot is $2. Only downloads and the compiler's cache outlive it.
    tree=$2
    suite=$3
    mount --make-rprivate /
    mount -t proc proc "$tree/proc"
    mount --rbind /dev "$tree/dev"
    mkdir -p "$tree/var/cache/darse" "$DARSE_CACHE/fresh-$suite"
    mount --bind "$DARSE_CACHE/fresh-$suite" "$tree/var/cache/darse"
    exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 CI=true CCACHE_DIR=/var/cache/darse/ccache \
        ${http_proxy:+http_proxy="$http_proxy"} chroot "$tree" sh -c "cd /root/darse && ./check unit && ./run --build" </dev/null
fi

suite=${1:-trixie}
mirror=$(package_mirror /etc/apt)
[ -n "$mirror" ] || die "no package archive is set up for apt on this system"
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
[ -r "$keyring" ] || die "the keyring $keyring is not there"

work=$(mktemp -d "${TMPDIR:-/var/tmp}/darse-$suite.XXXXXX")
# shellcheck disable=SC2317 # the trap calls it
finish() {
    local status=$?
    report_failure || true
    # Only ever a tree with nothing mounted in it.
    if grep -F " $work/" /proc/mounts; then warn "left as it is, for it has mounts: $work"; else rm -rf --one-file-system "$work"; fi
    exit "$status"
}
trap finish EXIT
trap 'exit 143' TERM
trap 'exit 130' INT

phase "A fresh Debian $suite"
tree=$work/tree
archives=$DARSE_CACHE/fresh-$suite/archives
mkdir -p "$archives"
logged debootstrap debootstrap --variant=minbase --keyring="$keyring" --cache-dir="$archives" "$suite" "$tree" "$mirror"
cp /etc/resolv.conf /etc/hosts "$tree/etc/"
apt-config dump --format '%F "%v";%n' Acquire::http::Proxy >"$tree/etc/apt/apt.conf.d/90proxy"
cat >"$tree/etc/apt/apt.conf.d/91archives" <<'TEXT'
Dir::Cache::archives "/var/cache/darse/archives";
APT::Keep-Downloaded-Packages "true";
TEXT

phase "The sources, as they are here"
mkdir "$tree/root/darse"
git -c safe.directory='*' -C "$DARSE_ROOT" ls-files -z --cached --others --exclude-standard |
    tar -C "$DARSE_ROOT" --null --ignore-failed-read -T - -cf - | tar -C "$tree/root/darse" -xf -

phase "./check unit and ./run --build in it"
unshare --mount --pid --fork --kill-child -- "$(realpath "$0")" --inside "$tree" "$suite"
phases_summary
