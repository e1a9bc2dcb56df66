// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/registries/registriespage.h"

#include "core/backend/registries.h"
#include "core/backend/storage.h"
#include "core/session/session.h"
#include "core/session/settings.h"
#include "ui/dialogs/certificatecard.h"
#include "ui/dialogs/logindialog.h"
#include "ui/pages/registries/loginline.h"
#include "ui/pages/registries/repositorycard.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/stateview.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace darse::ui {
namespace {

constexpr int kMostRemembered = 12;
constexpr int kLongestName = 300;

QString settingName()
{
    return QStringLiteral("registries.seen");
}

/// The part of a reference before its first slash, when that names a registry.
QString registryOf(const QString& reference)
{
    const QString first = reference.section(u'/', 0, 0);
    const bool isHost = reference.contains(u'/') && (first.contains(u'.') || first.contains(u':'));
    return isHost ? first : QString();
}

QString nothingAsked(bool isTold)
{
    return isTold ? RegistriesPage::tr("A registry keeps images for others to pull. Name one above to see who answers "
                                       "there, what it has, and to log in. Nothing is asked of the network before "
                                       "you do.")
                  : RegistriesPage::tr("The server of this connection does not tell who answers at a registry nor what "
                                       "it has. You can log in here, and pull and push by name.");
}

} // namespace

RegistriesPage::RegistriesPage(PageContext given, QWidget* parent) :
    Page(given, parent),
    m_field(new QComboBox),
    m_open(makeButton(tr("Open"), "primary")),
    m_login(new LoginLine(session(), nullptr)),
    m_certificate(new CertificateCard(session(), nullptr)),
    m_repositories(new RepositoryCard(session(), nullptr)),
    m_none(new StateView({.drawing = QStringLiteral("empty"),
                          .title = tr("Which registry?"),
                          .text = nothingAsked(session().backend().registries() != nullptr),
                          .detail = {}}))
{
    m_field->setEditable(true);
    m_field->setInsertPolicy(QComboBox::NoInsert);
    m_field->setAccessibleName(tr("Registry"));
    m_field->lineEdit()->setAccessibleName(tr("Registry"));
    m_field->lineEdit()->setPlaceholderText(QStringLiteral("registry.example.org:5000"));
    m_field->lineEdit()->setMaxLength(kLongestName);
    m_field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    explain(*m_field, tr("The name and, if it is not the usual one, the port of a registry, as in the names of its "
                         "images. Those that your images came from are in the list."));
    QPushButton* login = makeButton(tr("Log in…"));
    explain(*login, tr("Name and password are tried at the registry before they count."));
    auto* row = new QHBoxLayout;
    row->setSpacing(px(Space::Control));
    row->addWidget(m_field, 1);
    row->addWidget(m_open);
    row->addWidget(login);
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    column->setSpacing(px(Space::Card));
    column->addWidget(makeLabel(tr("Registries"), Type::PageTitle));
    column->addWidget(
        makeParagraph(tr("Where images come from, and where they go so that others have them."), Type::Body, "muted"));
    column->addLayout(row);
    column->addWidget(m_login);
    column->addWidget(m_none, 1);
    column->addWidget(m_certificate);
    column->addWidget(m_repositories, 1);
    column->addStretch();
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(inside);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(area);
    m_repositories->hide();
    const auto openTyped = [this] {
        const QString typed = m_field->currentText().trimmed();
        if (typed == m_registry)
            open(typed); // nobody goes where they are
        else if (!typed.isEmpty())
            Q_EMIT goTo({QStringLiteral("registries"), typed, {}});
    };
    connect(m_open, &QPushButton::clicked, this, openTyped);
    connect(m_field->lineEdit(), &QLineEdit::returnPressed, this, openTyped);
    connect(m_field, &QComboBox::activated, this, openTyped);
    connect(login, &QPushButton::clicked, this, &RegistriesPage::logIn);
    connect(m_login, &LoginLine::loggedOut, this, [this] {
        m_field->setFocus();
        m_certificate->look(m_registry);
    });
    connect(m_certificate, &CertificateCard::judged, this, &RegistriesPage::judged);
    setFocusProxy(m_field);
    fillKnown();
}

void RegistriesPage::fillKnown()
{
    QStringList known{QStringLiteral("docker.io")};
    known << settings().list(settingName());
    for (const auto& image : *session().store(backend::Kind::Image).snapshot()) {
        for (const QString& tag : backend::as<backend::Image>(*image).tags)
            known << registryOf(tag);
    }
    known.removeAll(QString());
    known.removeAll(QStringLiteral("localhost"));
    known.removeDuplicates();
    known.sort();
    const QString typed = m_field->currentText();
    m_field->clear();
    m_field->addItems(known);
    m_field->setEditText(typed);
}

void RegistriesPage::show(const Location& location)
{
    fillKnown();
    if (location.key.isEmpty() && !m_registry.isEmpty())
        lookAgainForLogin();
    else if (location.key != m_registry || location.key.isEmpty())
        open(location.key);
}

/// Somebody may have logged in meanwhile.
void RegistriesPage::lookAgainForLogin()
{
    m_login->look(m_registry);
    m_repositories->lookAgainIfRefused();
}

Location RegistriesPage::location() const
{
    return {QStringLiteral("registries"), m_registry, {}};
}

void RegistriesPage::focusFilter()
{
    if (m_repositories->isVisible())
        m_repositories->focusFilter();
    else
        m_field->setFocus();
}

void RegistriesPage::refresh()
{
    m_login->look(m_registry);
    m_certificate->look(m_registry);
}

void RegistriesPage::open(const QString& registry)
{
    m_registry = registry;
    m_wasTrusted.reset();
    m_field->setEditText(registry);
    m_none->setVisible(registry.isEmpty() || session().backend().registries() == nullptr);
    m_repositories->hide();
    m_login->look(registry);
    m_certificate->look(registry);
    if (registry.isEmpty())
        return;
    QStringList seen = settings().list(settingName());
    if (seen.contains(registry))
        return;
    seen.prepend(registry);
    settings().setList(settingName(), seen.mid(0, kMostRemembered));
}

void RegistriesPage::judged(bool isTrusted)
{
    // Who asks the same again stays where they are.
    if (std::exchange(m_wasTrusted, isTrusted) == isTrusted) {
        if (isTrusted)
            m_repositories->lookAgain();
        return;
    }
    // Who asked goes on from here, unless the keyboard is at work elsewhere meanwhile.
    const bool isWaiting = m_field->hasFocus() || m_open->hasFocus() || m_certificate->hasKeyboard() ||
                           m_repositories->isAncestorOf(window()->focusWidget());
    m_repositories->setVisible(isTrusted);
    if (isTrusted)
        m_repositories->look(m_registry);
    if (!isWaiting)
        return;
    if (isTrusted)
        m_repositories->focusFilter();
    else if (!m_certificate->focusRemedy())
        m_field->setFocus();
}

void RegistriesPage::logIn()
{
    auto* dialog = new LoginDialog(session(), window(), m_field->currentText().trimmed());
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (dialog->registry() == m_registry)
            refresh();
        else
            Q_EMIT goTo({QStringLiteral("registries"), dialog->registry(), {}});
    });
    dialog->open();
}

} // namespace darse::ui
