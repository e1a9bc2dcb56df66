// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/registries/loginline.h"

#include "core/backend/making.h"
#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/style/tokens.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QHBoxLayout>

#include <utility>

namespace darse::ui {
namespace {

using backend::KnownLogin;
using backend::LoginPlace;

QString wordsOf(const KnownLogin& login)
{
    const QString user = login.user.isEmpty() ? LoginLine::tr("(token)") : visibleText(login.user);
    switch (login.place) {
    case LoginPlace::Nowhere:
        break;
    case LoginPlace::Memory:
        return LoginLine::tr("You are logged in as %1 until the console is closed.").arg(user);
    case LoginPlace::Keychain:
        return LoginLine::tr("You are logged in as %1. The keychain of your desktop keeps the login.").arg(user);
    case LoginPlace::OtherPrograms:
        return LoginLine::tr("A login as %1 that podman, docker or darsectl has kept on this machine is used.")
            .arg(user);
    }
    return LoginLine::tr("You are not logged in here.");
}

} // namespace

LoginLine::LoginLine(session::Session& session, QWidget* parent) :
    QWidget(parent),
    m_session(session),
    m_words(makeParagraph({}, Type::Body, "muted")),
    m_logOut(makeButton(tr("Log out"), "quiet"))
{
    m_words->setObjectName(QStringLiteral("login"));
    m_logOut->setObjectName(QStringLiteral("logOut"));
    explain(*m_logOut, tr("Forgets the login, in the keychain too. What other programs have kept stays theirs."));
    QSizePolicy room = m_logOut->sizePolicy();
    room.setRetainSizeWhenHidden(true); // what is below stays where it is
    m_logOut->setSizePolicy(room);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(Space::Control));
    row->addWidget(m_words, 1);
    row->addWidget(m_logOut);
    connect(m_logOut, &QPushButton::clicked, this, &LoginLine::logOut);
    hide();
}

backend::RegistryLogins* LoginLine::logins() const
{
    backend::ImageMaking* images = m_session.backend().imageMaking();
    return images != nullptr ? images->logins() : nullptr;
}

void LoginLine::look(const QString& registry)
{
    if (std::exchange(m_registry, registry) != registry) {
        hide(); // what is said is about another one
        m_logOut->hide();
    }
    if (registry.isEmpty() || logins() == nullptr)
        return;
    session::whenDone(logins()->known(registry), this, [this, registry](const Result<KnownLogin>& login) {
        if (registry == m_registry)
            tell(login);
    });
}

void LoginLine::tell(const Result<KnownLogin>& login)
{
    m_logOut->setEnabled(true);
    if (login) {
        m_logOut->setVisible(login->place == LoginPlace::Memory || login->place == LoginPlace::Keychain);
        m_words->setText(wordsOf(*login));
    } else {
        const ErrorWords words = errorWords(login.error());
        m_words->setText(words.why + u' ' + visibleText(words.message));
    }
    setVisible(true);
}

void LoginLine::logOut()
{
    if (logins() == nullptr)
        return;
    m_logOut->setEnabled(false);
    session::whenDone(logins()->logOut(m_registry), this,
                      [this, registry = m_registry](const Result<KnownLogin>& login) {
                          if (registry != m_registry)
                              return;
                          tell(login);
                          if (login)
                              Q_EMIT loggedOut();
                      });
}

} // namespace darse::ui
