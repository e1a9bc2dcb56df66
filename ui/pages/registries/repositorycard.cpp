// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/registries/repositorycard.h"

#include "core/backend/making.h"
#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/dialogs/pulldialog.h"
#include "ui/style/tokens.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace darse::ui {
namespace {

constexpr int kListHeight = 220;

QVBoxLayout* makeColumn()
{
    auto* column = new QVBoxLayout;
    column->setSpacing(px(Space::Control));
    return column;
}

} // namespace

using backend::Catalog;

RepositoryCard::RepositoryCard(session::Session& session, QWidget* parent) :
    QFrame(parent),
    m_session(session),
    m_filter(new QLineEdit),
    m_words(makeParagraph({}, Type::Caption, "muted")),
    m_list(new QListWidget),
    m_tagWords(makeParagraph({}, Type::Caption, "muted")),
    m_tags(new QListWidget),
    m_pull(makeButton(tr("Pull image"), "primary"))
{
    setProperty("look", QStringLiteral("card"));
    m_filter->setPlaceholderText(tr("Filter, or type a repository and press Enter"));
    m_filter->setAccessibleName(tr("Repository"));
    m_filter->setObjectName(QStringLiteral("repository"));
    m_list->setAccessibleName(tr("Repositories"));
    m_tags->setAccessibleName(tr("Tags"));
    for (QListWidget* list : {m_list, m_tags})
        list->setMinimumHeight(px(kListHeight));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(px(Space::Card), px(Space::Card), px(Space::Card), px(Space::Card));
    row->setSpacing(px(Space::Group));
    QVBoxLayout* left = makeColumn();
    QLabel* title = makeLabel(tr("Repositories"), Type::Section);
    explain(*title, tr("A repository is all versions of one image, under one name."));
    left->addWidget(title);
    left->addWidget(m_filter);
    left->addWidget(m_list, 1);
    left->addWidget(m_words);
    QVBoxLayout* right = makeColumn();
    QLabel* tagTitle = makeLabel(tr("Tags"), Type::Section);
    explain(*tagTitle, tr("A tag is the name of one version. It can be given to another one later; a digest cannot."));
    right->addWidget(tagTitle);
    right->addWidget(m_tags, 1);
    right->addWidget(m_tagWords);
    right->addWidget(m_pull, 0, Qt::AlignLeft);
    row->addLayout(left, 3);
    row->addLayout(right, 2);
    connect(m_filter, &QLineEdit::textChanged, this, &RepositoryCard::filter);
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        const QString typed = m_filter->text().trimmed();
        if (typed != m_repository || !m_isAsking)
            choose(typed);
    });
    connect(m_list, &QListWidget::currentTextChanged, this, &RepositoryCard::choose);
    connect(m_tags, &QListWidget::currentTextChanged, this,
            [this](const QString& tag) { m_pull->setEnabled(!tag.isEmpty()); });
    connect(m_tags, &QListWidget::itemActivated, this, &RepositoryCard::pull);
    connect(m_pull, &QPushButton::clicked, this, &RepositoryCard::pull);
    choose({});
}

void RepositoryCard::focusFilter()
{
    m_filter->setFocus();
    m_filter->selectAll();
}

void RepositoryCard::lookAgain()
{
    ask();
    if (!m_repository.isEmpty())
        askForTags();
}

void RepositoryCard::lookAgainIfRefused()
{
    if (m_wasRefused)
        lookAgain();
}

void RepositoryCard::look(const QString& registry)
{
    m_registry = registry;
    m_names.clear();
    m_filter->clear();
    m_list->clear();
    choose({});
    ask();
}

void RepositoryCard::ask()
{
    backend::Registries* registries = m_session.backend().registries();
    if (registries == nullptr)
        return;
    m_words->setText(tr("Asking what it has…"));
    session::whenDone(registries->catalog(m_registry), this,
                      [this, registry = m_registry](const Result<Catalog>& catalog) {
                          if (registry == m_registry)
                              answered(catalog);
                      });
}

void RepositoryCard::answered(const Result<Catalog>& catalog)
{
    m_wasRefused = !catalog;
    const QStringList names = catalog ? catalog->repositories : QStringList();
    if (std::exchange(m_names, names) != names)
        filter();
    if (catalog) {
        m_words->setText(m_names.isEmpty()      ? tr("It has no repository yet.")
                         : catalog->isTruncated ? tr("It has more than these %n.", nullptr, int(m_names.size()))
                                                : tr("%n repositories", nullptr, int(m_names.size())));
        return;
    }
    switch (catalog.error().kind()) {
    case ErrorKind::PermissionDenied:
        m_words->setText(
            tr("It does not list its repositories to who is not logged in, or not to you. Type the name of "
               "one above to see its tags."));
        break;
    case ErrorKind::Unsupported:
        m_words->setText(tr("This registry offers no list of its repositories, as most public ones. Type the name of "
                            "one above to see its tags."));
        break;
    default: {
        const ErrorWords words = errorWords(catalog.error());
        m_words->setText(words.why + u' ' + visibleText(words.message));
    }
    }
}

void RepositoryCard::filter()
{
    const QString wanted = m_filter->text().trimmed();
    const QSignalBlocker quiet(m_list); // nothing is chosen by itself
    m_list->clear();
    for (const QString& name : std::as_const(m_names)) {
        if (name.contains(wanted, Qt::CaseInsensitive))
            m_list->addItem(visibleText(name));
    }
    const auto chosen = m_list->findItems(visibleText(m_repository), Qt::MatchExactly);
    m_list->setCurrentRow(chosen.isEmpty() ? -1 : m_list->row(chosen.front()));
}

void RepositoryCard::choose(const QString& repository)
{
    m_repository = repository;
    m_tags->clear();
    m_pull->setEnabled(false);
    m_isAsking = false;
    m_tagWords->setText(tr("Choose a repository to see its tags."));
    if (!repository.isEmpty())
        askForTags();
}

void RepositoryCard::askForTags()
{
    backend::ImageMaking* making = m_session.backend().imageMaking();
    if (making == nullptr)
        return;
    m_isAsking = true;
    m_tagWords->setText(tr("Asking for the tags of %1…").arg(visibleText(m_repository)));
    session::whenDone(making->tags(m_registry + u'/' + m_repository), this,
                      [this, registry = m_registry, repository = m_repository](const Result<QStringList>& tags) {
                          if (registry == m_registry && repository == m_repository)
                              showTags(repository, tags);
                      });
}

void RepositoryCard::showTags(const QString& repository, const Result<QStringList>& tags)
{
    m_isAsking = false;
    const bool isFirst = m_tags->count() == 0;
    fillTags(tags ? *tags : QStringList());
    if (!tags) {
        const ErrorWords words = errorWords(tags.error());
        m_tagWords->setText(words.why + u' ' + visibleText(words.message));
        return;
    }
    m_tagWords->setText(visibleText(m_registry + u'/' + repository));
    if (!isFirst || !m_filter->hasFocus() || m_tags->count() == 0)
        return;
    // Who typed a name goes on with its tags.
    if (m_tags->currentRow() < 0)
        m_tags->setCurrentRow(0);
    m_tags->setFocus();
}

/// The one that was chosen before, or else the latest.
void RepositoryCard::fillTags(const QStringList& tags)
{
    const QSignalBlocker quiet(m_tags); // the button keeps the keyboard
    const QListWidgetItem* current = m_tags->currentItem();
    const QString before = current != nullptr ? current->text() : QString();
    m_tags->clear();
    m_tags->addItems(tags);
    for (const QString& wanted : {before, QStringLiteral("latest")}) {
        const auto found = m_tags->findItems(wanted, Qt::MatchExactly);
        if (m_tags->currentRow() < 0 && !found.isEmpty())
            m_tags->setCurrentItem(found.front());
    }
    m_pull->setEnabled(m_tags->currentRow() >= 0);
}

void RepositoryCard::pull()
{
    if (const QListWidgetItem* tag = m_tags->currentItem())
        beginPull(m_session, m_registry + u'/' + m_repository + u':' + tag->text());
}

} // namespace darse::ui
