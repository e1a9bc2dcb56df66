// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/logindialog.h"

#include "core/backend/making.h"
#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/dialogs/certificatecard.h"
#include "ui/style/tokens.h"
#include "ui/widgets/dialogparts.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace darse::ui {

LoginDialog::LoginDialog(session::Session& session, QWidget* parent, const QString& registry) :
    QDialog(parent),
    m_session(session),
    m_registry(new QLineEdit),
    m_user(new QLineEdit),
    m_password(new QLineEdit),
    m_keep(new QCheckBox(tr("Keep this login"))),
    m_keepWords(makeParagraph(tr("The keychain of your desktop keeps it for the next time. Otherwise it counts until "
                                 "the console is closed."),
                              Type::Caption, "muted")),
    m_note(makeParagraph({}, Type::Caption, "failed")),
    m_certificate(new CertificateCard(session, nullptr)),
    m_login(makeButton(tr("Log in"), "primary"))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Log in to a registry"));
    setFixedWidth(px(size::kDialogWide));
    m_registry->setText(registry);
    m_registry->setPlaceholderText(QStringLiteral("registry.example.org:5000"));
    m_password->setEchoMode(QLineEdit::Password);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    column->setSpacing(px(Space::Related));
    column->addWidget(makeNaming(windowTitle(), Type::PageTitle));
    column->addWidget(makeParagraph(tr("The registry is asked whether name and password are right. Logins of podman, "
                                       "docker and darsectl are used without being typed here."),
                                    Type::Body, "muted"));
    const auto add = [column, this](const QString& name, QLineEdit* field) {
        column->addLayout(makeField(name, *field));
        connect(field, &QLineEdit::textChanged, this, &LoginDialog::look);
    };
    add(tr("Registry"), m_registry);
    column->addWidget(m_certificate);
    add(tr("Name"), m_user);
    add(tr("Password or token"), m_password);
    m_keep->setObjectName(QStringLiteral("keep"));
    m_keep->setChecked(true);
    m_keep->setAccessibleDescription(m_keepWords->text());
    auto* keep = new QVBoxLayout;
    keep->setSpacing(px(Space::Tight));
    keep->addWidget(m_keep);
    keep->addWidget(m_keepWords);
    column->addLayout(keep);
    column->addWidget(m_note);
    m_note->hide();
    column->addLayout(makeDialogButtons(*this, tr("Cancel"), *m_login));
    connect(m_login, &QPushButton::clicked, this, &LoginDialog::attempt);
    connect(m_registry, &QLineEdit::editingFinished, this, &LoginDialog::lookAtPeer);
    keepFitting(*this);
    look();
    lookAtPeer();
    askForKeychain();
    (registry.isEmpty() ? m_registry : m_user)->setFocus();
}

QString LoginDialog::registry() const
{
    return m_registry->text().trimmed();
}

backend::RegistryLogins* LoginDialog::logins() const
{
    backend::ImageMaking* images = m_session.backend().imageMaking();
    return images != nullptr ? images->logins() : nullptr;
}

void LoginDialog::reject()
{
    if (m_isDone)
        accept();
    else
        QDialog::reject();
}

void LoginDialog::askForKeychain()
{
    if (logins() == nullptr)
        return;
    session::whenDone(logins()->canKeep(), this, [this](const Result<bool>& canKeep) {
        if (m_isDone || (canKeep && *canKeep))
            return;
        m_keep->setChecked(false);
        m_keep->setEnabled(false);
        m_keepWords->setText(
            tr("There is no keychain here that answers: the login counts until the console is closed."));
        m_keep->setAccessibleDescription(m_keepWords->text());
    });
}

/// A password is typed more calmly when one has seen who will get it.
void LoginDialog::lookAtPeer()
{
    if (registry() == m_certificate->registry())
        return;
    m_certificate->look(registry());
}

void LoginDialog::look()
{
    m_note->hide();
    const bool isWhole = !registry().isEmpty() && !m_user->text().isEmpty() && !m_password->text().isEmpty();
    m_login->setEnabled(m_isDone || (!m_isTrying && isWhole));
}

void LoginDialog::attempt()
{
    if (m_isDone)
        return accept();
    if (logins() == nullptr || m_isTrying)
        return;
    m_isTrying = true;
    look();
    const auto span = m_keep->isChecked() ? backend::LoginSpan::Kept : backend::LoginSpan::UntilClosed;
    session::whenDone(
        logins()->logIn({.registry = registry(), .user = m_user->text(), .password = m_password->text()}, span), this,
        [this](const Result<backend::LoginOutcome>& result) { answered(result); });
}

void LoginDialog::answered(const Result<backend::LoginOutcome>& result)
{
    m_isTrying = false;
    look();
    if (result)
        return result->notKept ? tellNotKept(*result->notKept) : accept();
    const Error& error = result.error();
    m_note->setText(error.kind() == ErrorKind::PermissionDenied
                        ? tr("The registry does not take this name and password.")
                        : errorWords(error).why + u' ' + visibleText(QString::fromStdString(error.message())));
    m_note->show();
}

void LoginDialog::tellNotKept(const Error& why)
{
    m_isDone = true;
    m_password->clear();
    for (QWidget* field : std::initializer_list<QWidget*>{m_registry, m_user, m_password, m_keep})
        field->setEnabled(false);
    m_keepWords->setText(why.kind() == ErrorKind::Unsupported
                             ? tr("You are logged in. There is no keychain here that answers: the login counts until "
                                  "the console is closed.")
                             : tr("You are logged in, but the keychain did not take it: the login counts until the "
                                  "console is closed."));
    m_login->setText(tr("Close"));
    if (auto* cancel = findChild<QPushButton*>(QStringLiteral("cancel")))
        cancel->hide(); // there is nothing left to cancel
    look();
    m_login->setFocus();
}

} // namespace darse::ui
