#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# realserver.sh: builds a real kube-apiserver from Debian's source package, with Debian's Go and etcd, all fetched and
# verified by apt and unpacked into the cache: nothing is installed. It takes about ten minutes and 5 GiB for that time.
# The comparison (kubecompare.sh) is skipped where this has not been done.
set -euo pipefail
DARSE_ROOT=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")
# shellcheck source=packaging/bootstrap/common.sh
source "$DARSE_ROOT/packaging/bootstrap/common.sh"
# shellcheck source=packaging/bootstrap/ksyntaxhighlighting.sh
source "$DARSE_ROOT/packaging/bootstrap/ksyntaxhighlighting.sh"

target=$DARSE_CACHE/realserver
[ ! -x "$target/kube-apiserver" ] || exit 0
work=$DARSE_CACHE/realserver.new
rm -rf "$work"
mkdir -p "$work/apt/state/lists/partial" "$work/apt/cache/archives/partial" "$work/root" "$work/src/k8s.io" "$target"
cd "$work"
mirror=${DARSE_SOURCE_MIRROR:-$(package_mirror /etc/apt)}
keyring=${DARSE_SOURCE_KEYRING:-$(highlighting_keyring)}
printf '%s [signed-by=%s] %s bookworm main\n' deb "$keyring" "$mirror" deb-src "$keyring" "$mirror" >apt/sources.list
options=(-o "Dir::State=$PWD/apt/state" -o "Dir::Cache=$PWD/apt/cache" -o "Dir::Etc::sourcelist=$PWD/apt/sources.list"
    -o Dir::Etc::sourceparts=/dev/null -o Dir::State::status=/var/lib/dpkg/status -o APT::Sandbox::User=root
    -o APT::Update::Error-Mode=any -o Acquire::Retries=2)
apt-get "${options[@]}" update
apt-get "${options[@]}" source --tar-only --download-only kubernetes
apt-get "${options[@]}" download golang-1.19-go golang-1.19-src rsync etcd-server libpopt0 libxxhash0
for package in *.deb; do dpkg-deb --extract "$package" root; done
mkdir -p src/k8s.io/kubernetes
tar -xf kubernetes_*.orig.tar.* -C src/k8s.io/kubernetes --strip-components=1
cd src/k8s.io/kubernetes
cat >version.sh <<'VERSION'
KUBE_GIT_COMMIT=
KUBE_GIT_TREE_STATE=archive
KUBE_GIT_VERSION=v1.20.2
KUBE_GIT_MAJOR=1
KUBE_GIT_MINOR=20
VERSION
export GOROOT=$work/root/usr/lib/go-1.19 GOPATH=$work GOCACHE=$work/gocache GO111MODULE=off GOFLAGS=-mod=vendor
export PATH="$GOROOT/bin:$work/root/usr/bin:$PATH" KUBE_GIT_VERSION_FILE=$PWD/version.sh FORCE_HOST_GO=y
make all WHAT=cmd/kube-apiserver
install _output/local/bin/linux/*/kube-apiserver "$target/kube-apiserver.new"
install "$work/root/usr/bin/etcd" "$target/etcd"
mv "$target/kube-apiserver.new" "$target/kube-apiserver"
cd /
chmod -R u+w "$work"
rm -rf "$work"
