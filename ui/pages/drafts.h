// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <utility>

namespace darse::session {
class Session;
}

namespace darse::ui {

/// The text that is being written in this session; it outlives pages and themes.
class Drafts final : public QObject {
    Q_OBJECT
public:
    explicit Drafts(session::Session&) {}

    [[nodiscard]] const QString& text() const { return m_text; }
    void keep(const QString& text) { m_text = text; }
    /// A text from elsewhere: the editor is to be opened with it. What it takes the place of is one step back there.
    void open(const QString& text)
    {
        m_replaced = std::exchange(m_text, text);
        Q_EMIT opened();
    }

    [[nodiscard]] QString takeReplaced() { return std::exchange(m_replaced, {}); }

Q_SIGNALS:
    void opened();

private:
    QString m_text;
    QString m_replaced;
};

} // namespace darse::ui
