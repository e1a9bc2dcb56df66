// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>
#include <memory>

namespace darse::ui {
namespace {

bool isSpoken(const QString& code)
{
    return std::ranges::any_of(languages(), [&code](const Language& row) { return row.code == code; });
}

QString chosen(const QString& code)
{
    if (isSpoken(code))
        return code;
    const QString desktop = QLocale::system().name().section(QLatin1Char('_'), 0, 0);
    return isSpoken(desktop) ? desktop : QStringLiteral("en");
}

/// The desktop's own variant of the language (fr_CA) where it speaks it, else the plain one.
QLocale localeOf(const QString& code)
{
    const QLocale desktop = QLocale::system();
    return desktop.name().section(QLatin1Char('_'), 0, 0) == code ? desktop : QLocale(code);
}

} // namespace

const std::vector<Language>& languages()
{
    static const std::vector<Language> all = {
        {QStringLiteral("en"), QStringLiteral("English")},
        {QStringLiteral("fr"), QStringLiteral("Français")},
    };
    return all;
}

QString applyLanguage(const QString& code)
{
    static std::vector<std::unique_ptr<QTranslator>> installed;
    for (const auto& translator : installed)
        QCoreApplication::removeTranslator(translator.get());
    installed.clear();

    QString now = chosen(code);
    QLocale::setDefault(localeOf(now));
    const auto install = [&now](const QString& name, const QString& folder) {
        auto translator = std::make_unique<QTranslator>();
        if (!translator->load(name + QLatin1Char('_') + now, folder))
            return;
        QCoreApplication::installTranslator(translator.get());
        installed.push_back(std::move(translator));
    };
    install(QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QStringLiteral("darse"), QStringLiteral(":/i18n"));
    return now;
}

} // namespace darse::ui
