// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/digest.h"
#include "core/oci/layout.h"
#include "tests/fuzz/fuzz.h"

using namespace darse;
using namespace darse::fuzz;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto digest = oci::Digest::parse(text(data, size));
    if (!digest) {
        requireGood(digest.error(), ErrorKind::InvalidInput);
        return 0;
    }
    require(digest->text() == text(data, size), "a digest keeps its text");
    require(digest->hex().size() == 64 || digest->hex().size() == 128, "the number of digits");
    const std::string path = oci::blobPath(*digest);
    const std::string_view kGood = "0123456789abcdefblobs/sha256/sha512";
    require(path.find_first_not_of(kGood) == std::string::npos, "the path of a blob has no other characters");
    require(oci::Digest::of(text(data, size)) == oci::Digest::of(digest->text()), "hashing repeats");
    return 0;
}
