// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/kubernetes/written.h"

#include "core/connect/docker/lenient.h"

namespace darse::connect::kubernetes {

using namespace docker;

namespace {

constexpr const char* kDefaultSpace = "default";
constexpr const char* kNoted[] = {"uid",           "resourceVersion", "generation", "creationTimestamp",
                                  "managedFields", "selfLink"};

std::string text(const json& object, const char* name)
{
    return textOf(object, name).toStdString();
}

} // namespace

Result<kube::Reading> readable(const QString& text, const kube::Vocabulary& words)
{
    const std::string bytes = text.toStdString();
    kube::Reading reading = kube::readText(bytes, words);
    if (reading.objects.empty() && !reading.findings.empty()) {
        const kube::Finding& first = reading.findings.front();
        return Error(ErrorKind::InvalidInput, kube::toString(first.mark) + ": " + first.problem.what);
    }
    if (reading.objects.empty())
        return Error(ErrorKind::InvalidInput, "there is no object in the text");
    return reading;
}

Named namedBy(const kube::Written& written, const std::string& space)
{
    Named named{.kind = written.kind, .space = {}, .name = text(member(written.object, "metadata"), "name")};
    if (!written.kind->isNamespaced)
        return named;
    named.space = text(member(written.object, "metadata"), "namespace");
    if (named.space.empty())
        named.space = space;
    return named;
}

std::string spaceMeant(KubeWire& wire, const QString& project)
{
    const std::string space = project.isEmpty() ? wire.ownSpace() : project.toStdString();
    return space.empty() ? kDefaultSpace : space;
}

json essence(json object)
{
    if (!object.is_object())
        return object;
    object.erase("status");
    if (object.contains("metadata") && object["metadata"].is_object()) {
        for (const char* name : kNoted)
            object["metadata"].erase(name);
    }
    return object;
}

} // namespace darse::connect::kubernetes
