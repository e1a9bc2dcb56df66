// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/document.h"
#include "core/kube/schema.h"
#include "tests/fuzz/fuzz.h"

using namespace darse;
using namespace darse::fuzz;

/// What is read as JSON, or as YAML, is written as YAML that reads the same; what is refused has its place.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view input = text(data, size);
    if (const auto value = kube::parseJson(input); !value)
        requireGood(value.error(), ErrorKind::InvalidInput);
    const auto documents = kube::parseDocuments(input, {.text = 8192, .expanded = 65536});
    if (!documents) {
        requireGood(documents.error(), ErrorKind::InvalidInput);
        require(documents.error().message().starts_with("line "), "a refusal has its place");
        return 0;
    }
    for (const kube::Document& document : *documents) {
        const auto again = kube::parseDocuments(kube::toYaml(document.value));
        require(again.isOk(), "what is written can be read");
        require(document.value.is_null() || (again->size() == 1 && again->front().value == document.value),
                "what is written reads the same");
        for (const kube::Problem& problem : kube::Schema::served().check(document.value, "Pod"))
            require(document.at(problem.pointer).line >= 1, "a problem has its place");
    }
    return 0;
}
