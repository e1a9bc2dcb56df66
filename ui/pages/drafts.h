// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QObject>
#include <QString>
#include <QStringList>

#include <utility>

namespace darse::session {
class Session;
}

namespace darse::ui {

/// The texts that are being written in this session; they outlive pages and themes.
class Drafts final : public QObject {
    Q_OBJECT
public:
    /// An object's text that has been changed and not applied.
    struct Edit {
        QString base; ///< as it was read: others may have changed the object since then
        QString text;
    };
    /// Everything that is being written.
    struct Content {
        QString text;
        QString settled;           ///< the text as a file, the server or a template has it
        QMap<QString, Edit> edits; ///< by Location::toText() of the object

        [[nodiscard]] bool isUnsaved() const { return !text.trimmed().isEmpty() && text != settled; }
    };

    explicit Drafts(session::Session&) {}

    /// Of new objects.
    [[nodiscard]] const QString& text() const { return m_content.text; }
    void keep(const QString& text) { m_content.text = text; }
    /// The text is nowhere else.
    [[nodiscard]] bool isUnsaved() const { return m_content.isUnsaved(); }
    /// The text is kept elsewhere too, as it is now.
    void settle() { m_content.settled = m_content.text; }
    /// A text from elsewhere: the editor is to be opened with it. What it takes the place of is one step back there.
    void open(const QString& text)
    {
        m_replaced = std::exchange(m_content.text, text);
        Q_EMIT opened();
    }
    [[nodiscard]] QString takeReplaced() { return std::exchange(m_replaced, {}); }

    /// Empty when the object's text was not changed.
    [[nodiscard]] Edit edit(const QString& place) const { return m_content.edits.value(place); }
    /// A text that is as its base is none.
    void keepEdit(const QString& place, const Edit& edit);

    [[nodiscard]] const Content& content() const { return m_content; }
    void setContent(const Content& content) { m_content = content; }

Q_SIGNALS:
    void opened();

private:
    Content m_content;
    QString m_replaced;
};

/// What would be lost, in words; empty: nothing.
[[nodiscard]] QStringList unsavedIn(const Drafts::Content& content);

} // namespace darse::ui
