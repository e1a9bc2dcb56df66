// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/selector.h"
#include "tests/fuzz/fuzz.h"

using namespace darse;
using namespace darse::fuzz;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const nlohmann::json pod{{"metadata", {{"name", "web"}, {"labels", {{"app", "web"}, {"tier", "front"}}}}},
                                    {"status", {{"phase", "Running"}}}};
    const std::string_view input = text(data, size);
    kube::Selector selector;
    if (auto labels = kube::parseLabelSelector(input); labels)
        selector.labels = *std::move(labels);
    else
        requireGood(labels.error(), ErrorKind::Protocol);
    if (auto fields = kube::parseFieldSelector(input, kube::kind::pod); fields)
        selector.fields = *std::move(fields);
    else
        requireGood(fields.error(), ErrorKind::Protocol);
    for (const kube::Requirement& one : selector.labels)
        require(!one.key.empty(), "a requirement is about a label");
    static_cast<void>(selector.fits(pod));
    static_cast<void>(selector.fits(nlohmann::json::object()));
    return 0;
}
