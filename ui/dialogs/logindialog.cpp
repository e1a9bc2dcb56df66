// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/logindialog.h"

#include "core/backend/making.h"
#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/dialogs/certificatecard.h"
#include "ui/style/tokens.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace darse::ui {

LoginDialog::LoginDialog(session::Session& session, QWidget* parent, const QString& registry) :
    QDialog(parent),
    m_session(session),
    m_registry(new QLineEdit),
    m_user(new QLineEdit),
    m_password(new QLineEdit),
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
    column->setSpacing(px(Space::Control));
    column->addWidget(makeLabel(windowTitle(), Type::PageTitle));
    column->addWidget(makeParagraph(tr("The registry is asked whether they are right. They are kept in memory for as "
                                       "long as this connection lives, for what you pull and push. What you have told "
                                       "podman, docker or darsectl login is used without being told here."),
                                    Type::Body, "muted"));
    const auto add = [column, this](const QString& text, QLineEdit* field) {
        QLabel* label = makeLabel(text, Type::Caption, "muted");
        label->setBuddy(field);
        field->setAccessibleName(text);
        column->addWidget(label);
        column->addWidget(field);
        connect(field, &QLineEdit::textChanged, this, &LoginDialog::look);
    };
    add(tr("Registry"), m_registry);
    column->addWidget(m_certificate);
    add(tr("Name"), m_user);
    add(tr("Password or token"), m_password);
    column->addWidget(m_note);
    m_note->hide();
    QPushButton* cancel = makeButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    m_login->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(px(Space::Control));
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_login);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_login, &QPushButton::clicked, this, &LoginDialog::attempt);
    connect(m_registry, &QLineEdit::editingFinished, this, &LoginDialog::lookAtPeer);
    // Queued: what is put into a layout that is shown counts from the next turn on.
    connect(m_certificate, &CertificateCard::judged, this, &LoginDialog::fit, Qt::QueuedConnection);
    look();
    lookAtPeer();
    (registry.isEmpty() ? m_registry : m_user)->setFocus();
}

QString LoginDialog::registry() const
{
    return m_registry->text().trimmed();
}

/// As high as it needs: adjustSize() stops at two thirds of the screen, and lines would lie on one another.
void LoginDialog::fit()
{
    layout()->activate();
    resize(width(), layout()->totalHeightForWidth(width()));
}

/// A password is typed more calmly when one has seen who will get it.
void LoginDialog::lookAtPeer()
{
    if (registry() == m_certificate->registry())
        return;
    m_certificate->look(registry());
    fit();
}

void LoginDialog::look()
{
    m_note->hide();
    m_login->setEnabled(!m_isTrying && !registry().isEmpty() && !m_user->text().isEmpty() &&
                        !m_password->text().isEmpty());
}

void LoginDialog::attempt()
{
    backend::ImageMaking* images = m_session.backend().imageMaking();
    if (images == nullptr || m_isTrying)
        return;
    m_isTrying = true;
    look();
    session::whenDone(images->login({.registry = registry(), .user = m_user->text(), .password = m_password->text()}),
                      this, [this](const Result<void>& result) { answered(result); });
}

void LoginDialog::answered(const Result<void>& result)
{
    m_isTrying = false;
    look();
    if (result)
        return accept();
    const Error& error = result.error();
    m_note->setText(error.kind() == ErrorKind::PermissionDenied
                        ? tr("The registry does not take this name and password.")
                        : errorWords(error).why + u' ' + visibleText(QString::fromStdString(error.message())));
    m_note->show();
    fit();
}

} // namespace darse::ui
