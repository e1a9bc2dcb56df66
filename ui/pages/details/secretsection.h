// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/pages/details/section.h"

#include <QMap>
#include <QTimer>

class QLabel;
class QPushButton;

namespace darse::ui {

class EntriesView;

/// The keys of a secret. Values are fetched when asked for, and forgotten again after a while.
class SecretSection final : public Section {
    Q_OBJECT
public:
    SecretSection(session::Session& session, QWidget* parent);
    ~SecretSection() override;

    void setObject(const backend::ObjectPtr& object) override;

protected:
    void hideEvent(QHideEvent* event) override;

private:
    void reveal();
    void revealed(const QString& key, const Result<QMap<QString, QByteArray>>& values);
    void forget();
    void fill();

    session::Session& m_session;
    backend::ObjectPtr m_object;
    QMap<QString, QByteArray> m_values; ///< empty while hidden
    EntriesView* m_entries;
    QPushButton* m_button;
    QLabel* m_note;
    QTimer* m_timer;
};

} // namespace darse::ui
