// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "ui/pages/location.h"

#include <QDateTime>
#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace darse::ui {

/// Something that the person should know and may have missed.
struct Notice {
    bool isError = false;
    QString title; ///< translated, names the object
    QString text;  ///< translated
    QString raw;   ///< details on demand; plain text, may be hostile
    std::optional<Location> location;
    std::function<void()> undo = {}; ///< offered as a button while the toast is shown
    QDateTime at = {};
};

/// The notices of this window, newest first, at most 200.
class Notices : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    void add(Notice notice);
    /// A failure, in the words of its kind.
    void addError(const QString& title, const Error& error, std::optional<Location> location = {});
    [[nodiscard]] const std::vector<Notice>& all() const { return m_notices; }
    [[nodiscard]] int unread() const { return m_unread; }
    void markRead();
    void clear();

Q_SIGNALS:
    void added(const darse::ui::Notice& notice);
    void changed();

private:
    std::vector<Notice> m_notices;
    int m_unread = 0;
};

} // namespace darse::ui
