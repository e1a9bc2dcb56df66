// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/secretnames.h"

#include <QRegularExpression>

namespace darse::ui {

bool looksSecret(const QString& name, const QString& value)
{
    static const QRegularExpression secretName(
        QStringLiteral("PASS(WORD|WD|PHRASE)?(_|\\z)|PASSWORD|SECRET|TOKEN|CREDENTIAL|API_?KEY|ACCESS_?KEY|"
                       "PRIVATE_?KEY|ENCRYPTION_?KEY|SIGNING_?KEY|(\\A|_)PWD\\z|(\\A|_)AUTH(\\z|_)|DSN\\z"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression addressWithPassword(QStringLiteral("://[^/@\\s:]*:[^/@\\s]+@"));
    if (value.isEmpty() || name.compare(QLatin1StringView("PWD")) == 0) // the working directory of a shell
        return false;
    // Names of files that hold the secret are no secret.
    if (name.endsWith(QLatin1StringView("_FILE"), Qt::CaseInsensitive))
        return false;
    return secretName.match(name).hasMatch() || addressWithPassword.match(value).hasMatch();
}

} // namespace darse::ui
