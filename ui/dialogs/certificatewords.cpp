// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/certificatewords.h"

#include "ui/widgets/visibletext.h"

#include <QCoreApplication>
#include <QLocale>

namespace darse::ui {
namespace {

using backend::Certificate;
using backend::CertificateProblem;
using backend::RegistryPeer;

QString words(const char* text)
{
    return QCoreApplication::translate("certificate", text);
}

QString dayOf(qint64 moment)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(moment).date(), QLocale::ShortFormat);
}

} // namespace

QString problemSentence(const RegistryPeer& peer)
{
    if (peer.problems.empty())
        return {};
    switch (peer.problems.front()) {
    case CertificateProblem::UnknownAuthority:
    case CertificateProblem::SelfSigned:
        return authorityOf(peer) != nullptr
                   ? words(QT_TRANSLATE_NOOP("certificate",
                                             "Nobody whom this machine knows vouches for it. That is usual for a "
                                             "registry of one’s own, and also what somebody in between would look "
                                             "like. Compare the fingerprint with what those who run the registry say, "
                                             "then trust its authority."))
                   : words(QT_TRANSLATE_NOOP("certificate",
                                             "Nobody whom this machine knows vouches for it, and the registry does not "
                                             "send the certificate of its authority. Ask those who run it for that "
                                             "file and choose it here."));
    case CertificateProblem::Expired:
        return words(QT_TRANSLATE_NOOP("certificate", "It has expired. Those who run the registry have to renew it."));
    case CertificateProblem::NotYetValid:
        return words(QT_TRANSLATE_NOOP(
            "certificate", "It is not valid yet. Perhaps the clock of this machine is behind, or theirs is ahead."));
    case CertificateProblem::OtherName:
        return words(QT_TRANSLATE_NOOP("certificate", "It is for another name than the one you asked for. Use one of "
                                                      "the names in it, or have it made again with this one."));
    case CertificateProblem::Other:
        break;
    }
    return words(QT_TRANSLATE_NOOP("certificate", "It cannot be verified."));
}

QString validityWords(const Certificate& certificate, const QDateTime& now)
{
    const QString span =
        words(QT_TRANSLATE_NOOP("certificate", "%1 to %2")).arg(dayOf(certificate.from), dayOf(certificate.until));
    const int days = int(now.daysTo(QDateTime::fromMSecsSinceEpoch(certificate.until)));
    if (now.toMSecsSinceEpoch() > certificate.until)
        return words(QT_TRANSLATE_NOOP("certificate", "%1 (expired)")).arg(span);
    return QCoreApplication::translate("certificate", "%1 (%n days left)", nullptr, days).arg(span);
}

const Certificate* authorityOf(const RegistryPeer& peer)
{
    return !peer.chain.empty() && peer.chain.back().isSelfSigned ? &peer.chain.back() : nullptr;
}

} // namespace darse::ui
