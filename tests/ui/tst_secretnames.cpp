// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/secretnames.h"

#include <QTest>

class tst_SecretNames : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void guesses_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("isSecret");
        const auto row = [](const char* name, const char* value, bool isSecret) {
            QTest::newRow(name) << QString(QLatin1StringView(name)) << QString(QLatin1StringView(value)) << isSecret;
        };
        row("POSTGRES_PASSWORD", "x", true);
        row("DB_PASS", "x", true);
        row("githubToken", "x", true);
        row("AWS_SECRET_ACCESS_KEY", "x", true);
        row("api_key", "x", true);
        row("SENTRY_DSN", "x", true);
        row("DATABASE_URL", "postgres://user:pw@db/shop", true);
        row("PATH", "/usr/bin", false);
        row("HOME", "/root", false);
        row("PWD", "/srv", false);
        row("OLDPWD", "/srv", false);
        row("PASSENGER_COUNT", "3", false);
        row("URL", "https://shop.example/a:b@c", false);
        row("DB_PASSWORD_FILE", "/run/secrets/db", false);
        row("EMPTY_PASSWORD", "", false);
    }

    void guesses()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(bool, isSecret);
        QCOMPARE(darse::ui::looksSecret(name, value), isSecret);
    }
};

QTEST_APPLESS_MAIN(tst_SecretNames)
#include "tst_secretnames.moc"
