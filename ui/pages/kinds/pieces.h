// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/metricsstore.h"
#include "ui/pages/kindview.h"

namespace darse::ui {

// The columns, facts and actions that many kinds have.

[[nodiscard]] Column nameColumn();
[[nodiscard]] Column statusColumn();
[[nodiscard]] Column projectColumn();
[[nodiscard]] Column ageColumn();
[[nodiscard]] Column labelsColumn();
/// The number with its sparkline, from the metrics store.
[[nodiscard]] Column cpuColumn();
[[nodiscard]] Column memoryColumn();

/// A column of text, sorted as text.
template <class T>
[[nodiscard]] Column textColumn(const char* id, const char* title, int width, QString (*text)(const T&))
{
    return {.id = id,
            .title = title,
            .width = width,
            .stretch = width,
            .text = [text](const backend::Object& object, session::Session&) { return text(backend::as<T>(object)); }};
}

/// A column of numbers: shown as `text` says, sorted by `number`.
template <class T>
[[nodiscard]] Column numberColumn(const char* id, const char* title, int width, double (*number)(const T&),
                                  QString (*text)(const T&))
{
    return {.id = id,
            .title = title,
            .paint = Paint::Number,
            .width = width,
            .text = [text](const backend::Object& object, session::Session&) { return text(backend::as<T>(object)); },
            .sortKey = [number](const backend::Object& object, session::Session&) -> SortKey {
                return number(backend::as<T>(object));
            }};
}

/// The name of an image without what everybody leaves out: "postgres:17".
[[nodiscard]] QString shortReference(const QString& reference);

[[nodiscard]] Column hiddenAtFirst(Column column);
[[nodiscard]] Column mono(Column column);

/// A fact whose value is computed from the object alone.
template <class T>
[[nodiscard]] Fact fact(const char* label, QString (*value)(const T&))
{
    return {.label = label, .value = [value](const backend::Object& object, session::Session&) {
                return value(backend::as<T>(object));
            }};
}

template <class T>
[[nodiscard]] Fact monoFact(const char* label, QString (*value)(const T&))
{
    Fact result = fact(label, value);
    result.isMono = true;
    return result;
}

/// A fact that leads to other objects.
template <class T>
[[nodiscard]] Fact linkFact(const char* label, std::vector<backend::ObjectRef> (*links)(const T&))
{
    return {.label = label,
            .value = [](const backend::Object&, session::Session&) { return QString(); },
            .links = [links](const backend::Object& object) { return links(backend::as<T>(object)); }};
}

/// Project, owner, created, labels.
[[nodiscard]] FactGroup identityFacts();

/// Points at every key.
[[nodiscard]] std::vector<backend::ObjectRef> refs(backend::Kind kind, const QStringList& keys);

/// Delete, asking first; offered when the backend can remove this kind.
[[nodiscard]] Action deleteAction(backend::Kind kind, const char* consequence, const QString& commandLine);

/// What an action answers when the interface has gone since it was offered.
[[nodiscard]] backend::Pending<void> notOffered(const backend::Object& object);

[[nodiscard]] QString formatNumber(int number);

} // namespace darse::ui
