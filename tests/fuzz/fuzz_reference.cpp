// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oci/reference.h"
#include "tests/fuzz/fuzz.h"

using namespace darse;
using namespace darse::fuzz;

namespace {

void check(const oci::Reference& reference)
{
    const auto again = oci::parseReference(reference.text());
    require(again.isOk() && *again == reference, "a full name reads the same");
    const auto familiar = oci::candidates(reference.familiar(), {});
    require(familiar.isOk() && familiar->size() == 1 && familiar->front() == reference, "so does what people say");
    require(!reference.tag || oci::isTag(*reference.tag), "a tag is one");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto found = oci::candidates(text(data, size), {{"quay.io", "docker.io", "[::1]:5000"}});
    if (!found) {
        requireGood(found.error(), ErrorKind::InvalidInput);
        require(!oci::parseReference(text(data, size)), "a full name is a candidate too");
        return 0;
    }
    require(!found->empty(), "what is found is not nothing");
    for (const oci::Reference& reference : *found)
        check(reference);
    const auto full = oci::parseReference(text(data, size));
    require(!full || (found->size() == 1 && *full == found->front()), "a full name means itself");
    return 0;
}
