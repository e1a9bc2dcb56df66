// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/document.h"

#include "core/kube/documentbuilder.h"
#include "core/kube/textcheck.h"

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <sstream>

namespace darse::kube {
namespace {

Mark markOf(const YAML::Mark& mark)
{
    return mark.is_null() ? Mark{} : Mark{mark.line + 1, mark.column + 1};
}

Result<void> checkSize(std::string_view text, const DocumentLimits& limits)
{
    if (text.size() <= limits.text)
        return ok();
    return Error(ErrorKind::InvalidInput,
                 "line 1, column 1: the text is longer than " + std::to_string(limits.text / 1024) + " KiB");
}

} // namespace

Result<std::vector<Document>> parseDocuments(std::string_view text, const DocumentLimits& limits)
{
    TRY(checkSize(text, limits));
    TRY(checkPrintable(text));
    try {
        std::istringstream stream{std::string(text)};
        YAML::Parser parser(stream);
        DocumentBuilder builder(limits);
        while (parser.HandleNextDocument(builder)) {
        }
        return builder.take();
    } catch (const Refused& refused) {
        return refused.error;
    } catch (const YAML::Exception& exception) {
        return errorAt(markOf(exception.mark), exception.msg);
    }
}

} // namespace darse::kube
