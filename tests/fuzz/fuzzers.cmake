# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# One row is one fuzzer: fuzz_<name>.cpp, its seeds in seeds/<name>/, words of its language in <name>.dict if there are any.
# Every room that is named is built with the fuzzers; the top-level list file finds what it links.
set(darse_fuzzers
  # name          room  longest input
  "archive        oci   8192"
  "config         oci   8192"
  "container      container 8192"
  "digest         oci   256"
  "document       oci   8192"
  "layout         oci   512"
  "platform       oci   256"
  "reference      oci   1200"
  "selector       kube  512"
  "time           oci   80"
  "unpack         store 65536"
  "wire           kube  4096"
  "yaml           kube  8192"
)
