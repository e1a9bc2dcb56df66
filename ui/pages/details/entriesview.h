// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QWidget>

#include <optional>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace darse::ui {

class PlainTable;

/// Named values, and the one that is chosen as a whole: text, or the first bytes of what is none.
class EntriesView final : public QWidget {
    Q_OBJECT
public:
    /// By key; nothing: it is hidden.
    using Entries = QMap<QString, std::optional<QByteArray>>;

    explicit EntriesView(QWidget* parent = nullptr);

    void setEntries(const Entries& entries);

private:
    void showChosen();
    void copy();
    [[nodiscard]] QString chosen() const;

    Entries m_entries;
    PlainTable* m_table;
    QLabel* m_words;
    QPushButton* m_copy;
    QPlainTextEdit* m_value;
};

/// Whether people can read it: UTF-8 without control characters.
[[nodiscard]] bool isReadable(const QByteArray& value);
/// Sixteen bytes a line: where, in hexadecimal, and what can be read of them.
[[nodiscard]] QString bytesAsText(const QByteArray& bytes);

} // namespace darse::ui
