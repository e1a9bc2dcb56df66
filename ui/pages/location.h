// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/kind.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace darse::ui {

/// Where the window is, as a text that can be kept, shared and gone back to: "overview", "containers",
/// "containers/web-1", "containers/web-1/logs".
struct Location {
    QString page; ///< "overview", or the name of a kind
    QString key;  ///< object, empty on list pages; may contain anything, '/' included (percent-encoded in text)
    QString tab;  ///< empty: the first, or the last used

    [[nodiscard]] QString toText() const;
    /// An unreadable text gives the overview.
    [[nodiscard]] static Location fromText(const QString& text);
    [[nodiscard]] static Location ofList(backend::Kind kind);
    [[nodiscard]] static Location ofObject(const backend::ObjectRef& ref, const QString& tab = {});
    /// The logs of these containers in one.
    [[nodiscard]] static Location ofLogs(const QStringList& containerKeys);
    /// Of a place that is of several objects.
    [[nodiscard]] QStringList keys() const;
    /// The kind, when the page is one.
    [[nodiscard]] std::optional<backend::Kind> kind() const;

    friend bool operator==(const Location&, const Location&) = default;
};

} // namespace darse::ui
