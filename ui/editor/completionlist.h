// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/schemahelp.h"

#include <QObject>

#include <memory>

class QCompleter;
class QLabel;
class QModelIndex;
class QPlainTextEdit;
class QStandardItemModel;

namespace darse::ui {

/// What is offered while somebody writes: names with their types, and beside the list what the chosen one means.
class CompletionList final : public QObject {
    Q_OBJECT
public:
    explicit CompletionList(QPlainTextEdit& edit);
    ~CompletionList() override;

    /// Below this place of the editor's viewport; the first is chosen.
    void offer(const std::vector<Completion>& offers, const QRect& at);
    void hide();
    [[nodiscard]] bool isVisible() const;

Q_SIGNALS:
    void chosen(const QString& insert);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void explain(const QModelIndex& index);

    QPlainTextEdit& m_edit;
    QStandardItemModel* m_offers;
    QCompleter* m_completer;
    std::unique_ptr<QLabel> m_about; ///< a window of its own
};

} // namespace darse::ui
