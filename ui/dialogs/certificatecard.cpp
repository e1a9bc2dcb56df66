// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/certificatecard.h"

#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/dialogs/certificatewords.h"
#include "ui/style/icons.h"
#include "ui/style/tokens.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/paragraph.h"
#include "ui/widgets/visibletext.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace darse::ui {
namespace {

constexpr qint64 kLongestCertificate = 1 << 20;

} // namespace

using backend::RegistryPeer;

CertificateCard::CertificateCard(session::Session& session, QWidget* parent) :
    QFrame(parent),
    m_session(session),
    m_sign(new QLabel),
    m_title(makeLabel({}, Type::Section)),
    m_why(makeParagraph({})),
    m_facts(new QGridLayout),
    m_note(makeParagraph({}, Type::Caption, "failed")),
    m_trust(makeButton(tr("Trust this authority"), "primary")),
    m_choose(makeButton(tr("Trust a certificate from a file…")))
{
    setProperty("look", QStringLiteral("card"));
    explain(*m_trust, tr("Its certificate is kept in the folder that Podman reads too, for this registry alone."));
    explain(*m_choose,
            tr("A file with the certificate of an authority (PEM, .crt). It counts for this registry alone."));
    auto* head = new QHBoxLayout;
    head->setSpacing(px(Space::Control));
    head->addWidget(m_sign);
    head->addWidget(m_title, 1);
    m_facts->setHorizontalSpacing(px(Space::Related));
    m_facts->setVerticalSpacing(px(Space::Tight));
    m_facts->setColumnStretch(1, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(px(Space::Control));
    buttons->addWidget(m_trust);
    buttons->addWidget(m_choose);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(px(Space::Card), px(Space::Card), px(Space::Card), px(Space::Card));
    column->setSpacing(px(Space::Control));
    column->addLayout(head);
    column->addWidget(m_why);
    column->addLayout(m_facts);
    column->addWidget(m_note);
    column->addLayout(buttons);
    connect(m_trust, &QPushButton::clicked, this, [this] { trust(m_authority); });
    connect(m_choose, &QPushButton::clicked, this, &CertificateCard::chooseFile);
    hide();
}

void CertificateCard::clear()
{
    while (QLayoutItem* item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_note->hide();
    m_trust->hide();
    m_choose->hide();
}

void CertificateCard::look(const QString& registry)
{
    backend::Registries* registries = m_session.backend().registries();
    if (std::exchange(m_registry, registry) != registry)
        clear();
    setVisible(registries != nullptr && !registry.isEmpty());
    if (isHidden())
        return;
    verdict(QStringLiteral("status-pending"), colors().muted, tr("Asking %1 who it is…").arg(visibleText(registry)),
            {});
    session::whenDone(registries->peer(registry), this, [this, registry](const Result<RegistryPeer>& peer) {
        if (registry == m_registry)
            answered(peer);
    });
}

void CertificateCard::verdict(const QString& iconName, const QColor& color, const QString& title, const QString& why)
{
    m_sign->setPixmap(iconPixmap(iconName, color, px(size::kIconLarge), devicePixelRatioF()));
    m_title->setText(title);
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(why);
}

QWidget* CertificateCard::keyboard() const
{
    QWidget* focused = window()->focusWidget();
    return focused != nullptr && (focused == this || isAncestorOf(focused)) ? focused : nullptr;
}

/// The keyboard stays where it was, or on the same fact.
void CertificateCard::answered(const Result<RegistryPeer>& peer)
{
    QWidget* had = keyboard();
    const int fact = had != nullptr ? m_facts->indexOf(had) : -1;
    if (had != nullptr)
        setFocus(); // what has it may go
    clear();
    if (peer) {
        tell(*peer);
    } else {
        const ErrorWords words = errorWords(peer.error());
        verdict(QStringLiteral("status-failed"), colors().failed, tr("%1 does not answer").arg(visibleText(m_registry)),
                words.why + u' ' + visibleText(words.message));
    }
    if (fact >= 0 && fact < m_facts->count())
        m_facts->itemAt(fact)->widget()->setFocus();
    else if (fact < 0 && had != nullptr && !had->isHidden())
        had->setFocus();
    Q_EMIT judged(peer && peer->problems.empty());
    if (keyboard() == this)
        focusNextChild();
}

void CertificateCard::tell(const RegistryPeer& peer)
{
    if (!peer.isEncrypted) {
        verdict(QStringLiteral("status-warning"), colors().warning, tr("Not encrypted"),
                tr("%1 speaks without TLS: what goes over the wire, passwords too, can be read and changed on the way. "
                   "That is taken only from this machine itself, or from registries that are listed as insecure.")
                    .arg(visibleText(m_registry)));
        return;
    }
    if (peer.isUnchecked)
        verdict(QStringLiteral("status-warning"), colors().warning, tr("Encrypted, but not checked"),
                tr("This registry is listed as insecure, so nobody looks at its certificate."));
    else if (peer.problems.empty())
        verdict(QStringLiteral("status-succeeded"), colors().running, tr("Trusted certificate"),
                tr("Whoever answers there is who the certificate names, says an authority that this machine trusts."));
    else
        verdict(QStringLiteral("status-failed"), colors().failed, tr("The certificate is not trusted"),
                problemSentence(peer));
    if (peer.chain.empty())
        return;
    const backend::Certificate& own = peer.chain.front();
    addFact(tr("For"), visibleText(own.subject), tr("Whose certificate it is."));
    if (!own.names.isEmpty())
        addFact(tr("Names in it"), visibleText(own.names.join(QStringLiteral(", "))),
                tr("The hosts and addresses that it counts for. The one you typed must be among them."));
    addFact(tr("Issued by"), visibleText(own.issuer), tr("The authority that has signed it, and so vouches for it."));
    addFact(tr("Valid"), validityWords(own, QDateTime::currentDateTime()),
            tr("After that day nobody believes it any more."));
    addFact(tr("Fingerprint"), own.fingerprint,
            tr("SHA-256 of the certificate: two with the same fingerprint are the same."), true);
    const backend::Certificate* authority = authorityOf(peer);
    if (authority != nullptr && authority != &own)
        addFact(tr("Of the authority"), authority->fingerprint,
                tr("SHA-256 of the authority’s own certificate, which you would trust."), true);
    m_authority = authority != nullptr ? authority->pem : QString();
    const bool isSuspect = !peer.problems.empty() && !peer.isUnchecked;
    m_trust->setVisible(isSuspect && authority != nullptr);
    m_choose->setVisible(isSuspect);
}

void CertificateCard::addFact(const QString& label, const QString& value, const QString& meaning, bool isCode)
{
    const int row = m_facts->rowCount();
    QLabel* name = makeLabel(label, Type::Caption, "muted");
    explain(*name, meaning);
    auto* text = new Paragraph;
    text->setFont(ui::font(isCode ? Type::MonoCaption : Type::Body));
    text->setBreakable(value); // a fingerprint is one long word
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setAccessibleName(label + QStringLiteral(" ") + value);
    m_facts->addWidget(name, row, 0, Qt::AlignTop);
    m_facts->addWidget(text, row, 1);
}

bool CertificateCard::focusRemedy()
{
    QPushButton* remedy = m_trust->isHidden() ? m_choose : m_trust;
    if (remedy->isHidden())
        return false;
    remedy->setFocus();
    return true;
}

void CertificateCard::trust(const QString& pem)
{
    backend::Registries* registries = m_session.backend().registries();
    if (registries == nullptr || pem.isEmpty())
        return;
    m_trust->setEnabled(false);
    session::whenDone(registries->trust(m_registry, pem), this,
                      [this, registry = m_registry](const Result<void>& done) {
                          m_trust->setEnabled(true);
                          if (registry != m_registry)
                              return;
                          if (done) {
                              look(registry);
                              Q_EMIT trusted();
                              return;
                          }
                          const ErrorWords words = errorWords(done.error());
                          m_note->setText(words.why + u' ' + visibleText(words.message));
                          m_note->show();
                      });
}

void CertificateCard::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Trust a certificate"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            return trust(QString::fromLatin1(file.read(kLongestCertificate)));
        m_note->setText(tr("%1 cannot be read: %2").arg(visibleText(path), file.errorString()));
        m_note->show();
    });
    dialog->open();
}

} // namespace darse::ui
