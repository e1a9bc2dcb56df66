#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# guest.sh BUILD [COMMAND…]: runs tests of the built tree in a small virtual machine with a kernel of the distribution and
# a pure cgroup v2 hierarchy, which the machine outside may not have. With a COMMAND, that instead. Nothing of the machine
# outside is touched, and no root is needed. It is emulated: where KVM is there it may still hang (nested machines do), and
# qemu's microvm has no clock that a kernel can measure its own against, so that it hangs on a busy machine.
# Exit code 77: there is no such kernel to be had.
set -euo pipefail

# shellcheck source=packaging/bootstrap/setup.sh
source "$(dirname "$(realpath "$0")")/../../packaging/bootstrap/setup.sh"

build=$(realpath "$1")
shift
patience=${DARSE_GUEST_SECONDS:-330}
work=$(mktemp -d "${TMPDIR:-/var/tmp}/darse-guest.XXXXXX")
trap 'rm -rf "$work"' EXIT

# guest_kernel: a folder with boot/vmlinuz-* and lib/modules, unpacked once from the distribution's package and kept.
# It is not installed: that would be a kernel for this machine to start with.
guest_kernel() {
    local package folder
    package=$(LC_ALL=C apt-cache depends linux-image-cloud-amd64 2>/dev/null | awk '$1 == "Depends:" { print $2; exit }')
    [ -n "$package" ] || return 1
    folder=$DARSE_CACHE/guest/$package
    if [ ! -d "$folder" ]; then
        mkdir -p "$work/kernel" "$DARSE_CACHE/guest"
        (cd "$work" && apt-get download "$package" >"$work/download.log" 2>&1) || return 1
        dpkg-deb --extract "$work"/"$package"_*.deb "$work/kernel"
        mv -T "$work/kernel" "$folder" 2>/dev/null || [ -d "$folder" ]
    fi
    printf '%s' "$folder"
}
kernel=$(guest_kernel) || {
    printf 'skipped: no kernel package (linux-image-cloud-amd64) can be fetched here\n'
    exit 77
}
modules=$(echo "$kernel"/lib/modules/*/kernel "$kernel"/usr/lib/modules/*/kernel | tr ' ' '\n' | grep -v '[*]' | head -n1)

# What the first file system holds: the drivers of the disk, and a shell that mounts it.
seed=$work/seed
mkdir -p "$seed"/{bin,dev,proc,disk}
cp /bin/busybox "$seed/bin/busybox"
for module in drivers/virtio/{virtio_ring,virtio,virtio_pci_legacy_dev,virtio_pci_modern_dev,virtio_pci}.ko drivers/block/virtio_blk.ko; do
    cp "$modules/$module" "$seed/"
done
cat >"$seed/init" <<'INIT'
#!/bin/busybox sh
b=/bin/busybox
$b mount -t devtmpfs dev /dev
for module in virtio_ring virtio virtio_pci_legacy_dev virtio_pci_modern_dev virtio_pci virtio_blk; do $b insmod /$module.ko; done
until [ -b /dev/vda ]; do $b sleep 0.1; done
$b mount -t ext4 -o rw,noatime /dev/vda /disk
$b mount -o move /dev /disk/dev
exec $b switch_root /disk /init
INIT
chmod +x "$seed/init"
(cd "$seed" && find . | busybox cpio -o -H newc 2>/dev/null) >"$work/seed.img"

# What is on the disk: programs where they are here, with the libraries that they take.
disk=$work/disk
mkdir -p "$disk"/{bin,dev,proc,sys,run,tmp,var/tmp,root,etc,usr/bin,usr/sbin,usr/lib,usr/lib64,modules}
for link in lib lib64 sbin; do ln -s "usr/$link" "$disk/$link"; done
put() {
    local file
    for file in "$@"; do
        [ ! -e "$disk$file" ] || continue
        mkdir -p "$disk$(dirname "$file")"
        cp -L "$file" "$disk$file"
    done
}
cp "$modules/fs/overlayfs/overlay.ko" "$disk/modules/"
programs=("$build"/bin/{darse-engine,darsectl} "$(command -v crun)" "$(command -v conmon)" "$(command -v docker)"
    "$build"/tests/{tst_cgroup_live,tst_cgroup_hierarchy,tst_cgroup_reader,tst_engine_metrics,tst_engine_agreement})
put "${programs[@]}" /bin/busybox
mapfile -t libraries < <(ldd "${programs[@]}" | awk '/=> \// { print $3 } $1 ~ /^\/lib.*ld-/ { print $1 }' | sort -u)
put "${libraries[@]}"
cp -r --parents "$DARSE_ROOT/tests/data/cgroup" "$disk"
busybox --list | while read -r name; do [ -e "$disk/bin/$name" ] || ln -s busybox "$disk/bin/$name"; done
printf 'root:x:0:0:root:/root:/bin/sh\n' >"$disk/etc/passwd"
printf 'root:x:0:\n' >"$disk/etc/group"
cp "$(dirname "$(realpath "$0")")/guestinit.sh" "$disk/init"
chmod +x "$disk/init"
printf '%s\n%s\n' "$DARSE_ROOT" "$build" >"$disk/etc/build"
if [ $# -gt 0 ]; then printf '%s\n' "$*" >"$disk/etc/command"; fi
size=$(($(du -sm --apparent-size "$disk" | cut -f1) + 1500))
mke2fs -q -t ext4 -O ^has_journal -E lazy_itable_init=1 -d "$disk" "$work/disk.img" "${size}M"
rm -rf "$disk"

# The last line that it says is how it went: a machine that is switched off has no exit code.
timeout --kill-after=5 "$patience" qemu-system-x86_64 -M q35 -accel tcg,thread=multi -cpu max -smp 2 -m 1024 \
    -nodefaults -no-user-config -display none -serial stdio -no-reboot \
    -kernel "$(echo "$kernel"/boot/vmlinuz-*)" -initrd "$work/seed.img" \
    -append "console=ttyS0 quiet panic=-1 reboot=t psi=1 cgroup_no_v1=all" \
    -drive "id=disk,file=$work/disk.img,format=raw,if=none,cache=unsafe" -device virtio-blk-pci,drive=disk \
    </dev/null | tee "$work/said"
grep '^guest: all passed' "$work/said" >/dev/null
