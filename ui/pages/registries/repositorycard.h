// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/registries.h"
#include "core/base/result.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace darse::session {
class Session;
}

namespace darse::ui {

/// The repositories of a registry, the tags of the one that was chosen, and a way to pull one.
class RepositoryCard final : public QFrame {
    Q_OBJECT
public:
    RepositoryCard(session::Session& session, QWidget* parent);

    void look(const QString& registry);
    /// What is chosen stays so, and the keyboard where it is.
    void lookAgain();
    void lookAgainIfRefused();
    void focusFilter();

private:
    void ask();
    void answered(const Result<backend::Catalog>& catalog);
    void filter();
    void choose(const QString& repository);
    void askForTags();
    void showTags(const QString& repository, const Result<QStringList>& tags);
    void fillTags(const QStringList& tags);
    void pull();

    session::Session& m_session;
    QString m_registry;
    QString m_repository; ///< whose tags are shown or asked for
    bool m_wasRefused = false;
    bool m_isAsking = false; ///< for tags
    QStringList m_names;
    QLineEdit* m_filter;
    QLabel* m_words;
    QListWidget* m_list;
    QLabel* m_tagWords;
    QListWidget* m_tags;
    QPushButton* m_pull;
};

} // namespace darse::ui
