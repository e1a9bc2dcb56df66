// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace darse::ui {

class CodeEdit;

/// What is in a file: text to read and to change, or a word about why there is none.
class FilePreview final : public QWidget {
    Q_OBJECT
public:
    /// More is neither asked for nor shown.
    static constexpr qint64 kMost = qint64{1} * 1024 * 1024;

    explicit FilePreview(QWidget* parent = nullptr);

    void clear();
    void showWaiting(const QString& path);
    void showContent(const QString& path, const QByteArray& content);
    void showSentence(const QString& path, const QString& sentence);
    /// The last content that was asked to be saved is saved.
    void saved();
    [[nodiscard]] bool hasChanges() const;
    [[nodiscard]] const QString& path() const { return m_path; }

Q_SIGNALS:
    void saveAsked(const QString& path, const QByteArray& content);

private:
    void setPath(const QString& path);
    void save();
    void look();

    QString m_path;
    QString m_saved; ///< the text as the container has it
    QString m_asked;
    QLabel* m_title;
    QLabel* m_note;
    CodeEdit* m_edit;
    QPushButton* m_save;
    QPushButton* m_revert;
};

} // namespace darse::ui
