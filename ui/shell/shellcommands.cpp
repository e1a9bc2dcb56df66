// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"
#include "core/session/settings.h"
#include "core/session/undo.h"
#include "ui/shell/guide.h"
#include "ui/shell/language.h"
#include "ui/shell/masthead.h"
#include "ui/shell/navigation.h"
#include "ui/shell/noticesdrawer.h"
#include "ui/shell/operationsdrawer.h"
#include "ui/shell/pagestack.h"
#include "ui/shell/places.h"
#include "ui/shell/shell.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QShortcut>

#include <algorithm>

namespace darse::ui {
namespace {

QString keysText(const char* text)
{
    return QCoreApplication::translate("keys", text);
}

std::vector<QKeySequence> keys(std::initializer_list<const char*> texts)
{
    std::vector<QKeySequence> result;
    for (const char* text : texts)
        result.push_back(QKeySequence::fromString(QString::fromLatin1(text), QKeySequence::PortableText));
    return result;
}

constexpr const char* kThemes[][3] = {
    {"system", QT_TRANSLATE_NOOP("keys", "Theme: as the desktop"), "theme-system"},
    {"light", QT_TRANSLATE_NOOP("keys", "Theme: light"), "theme-light"},
    {"dark", QT_TRANSLATE_NOOP("keys", "Theme: dark"), "theme-dark"},
};

} // namespace

void Shell::makeCommands()
{
    m_commands.clear();
    addWindowCommands();
    addCreateCommands();
    addHousekeepingCommands();
    addLookCommands();
    for (const Place& place : places()) {
        if (!isOffered(place, m_parts.session))
            continue;
        const QString page = QString::fromLatin1(place.page);
        Command command{page, keysText(QT_TRANSLATE_NOOP("keys", "Go to")), placeText(place), placeIcon(place),
                        {},   [this, page] { goTo({page, {}, {}}); }};
        if (*place.keys != '\0')
            command.keys = keys({place.keys});
        m_commands.push_back(std::move(command));
    }
    bindKeys();
    fillMenu();
    Commands create;
    std::ranges::copy_if(m_commands, std::back_inserter(create),
                         [](const Command& command) { return command.id.startsWith(QLatin1StringView("create.")); });
    m_masthead->setCreateCommands(create);
}

void Shell::addWindowCommands()
{
    const QString group = keysText(QT_TRANSLATE_NOOP("keys", "Window"));
    const auto add = [&](const char* id, const char* text, const char* iconName, std::vector<QKeySequence> bound,
                         std::function<void()> run) {
        m_commands.push_back({QString::fromLatin1(id), group, keysText(text), QString::fromLatin1(iconName),
                              std::move(bound), std::move(run)});
    };
    add("palette", QT_TRANSLATE_NOOP("keys", "Search or run a command"), "search",
        keys({"Ctrl+K", "Ctrl+Shift+P", "F1"}), [this] { openPalette(); });
    add("filter", QT_TRANSLATE_NOOP("keys", "Filter this page"), "filter", keys({"/"}),
        [this] { m_pages->current()->focusFilter(); });
    add("refresh", QT_TRANSLATE_NOOP("keys", "Refresh"), "refresh", keys({"F5"}),
        [this] { m_pages->current()->refresh(); });
    add("back", QT_TRANSLATE_NOOP("keys", "Back"), "back", keys({"Alt+Left"}), [this] { m_pages->back(); });
    add("forward", QT_TRANSLATE_NOOP("keys", "Forward"), "forward", keys({"Alt+Right"}),
        [this] { m_pages->forward(); });
    add("navigation", QT_TRANSLATE_NOOP("keys", "Fold or unfold the navigation"), "menu", keys({"Ctrl+B"}),
        [this] { m_navigation->setCollapsed(!m_navigation->isCollapsed()); });
    add("operations", QT_TRANSLATE_NOOP("keys", "Operations"), "operations", keys({"Ctrl+J"}),
        [this] { toggleOperations(); });
    add("notices", QT_TRANSLATE_NOOP("keys", "Notifications"), "bell", keys({"Ctrl+Shift+J"}),
        [this] { toggleNotices(); });
    add("undo", QT_TRANSLATE_NOOP("keys", "Bring back what was deleted last"), "undo", keys({"Ctrl+Z"}),
        [this] { m_parts.session.companion<session::UndoStack>().undo(); });
    add("settings", QT_TRANSLATE_NOOP("keys", "Settings"), "settings", keys({"Ctrl+,"}), [this] {
        goTo({QStringLiteral("settings"), {}, {}});
    });
    add("guide", QT_TRANSLATE_NOOP("keys", "Show me around"), "help", {}, [this] { new Guide(this); });
    add("keys", QT_TRANSLATE_NOOP("keys", "Show all keys"), "keyboard", keys({"?"}), [this] { openKeySheet(); });
    add("quit", QT_TRANSLATE_NOOP("keys", "Quit"), "close", keys({"Ctrl+Q"}), [this] { Q_EMIT quitAsked(); });
}

void Shell::addLookCommands()
{
    const QString group = keysText(QT_TRANSLATE_NOOP("keys", "Look"));
    for (const auto& theme : kThemes) {
        m_commands.push_back({QStringLiteral("theme.") + QLatin1StringView(theme[0]),
                              group,
                              keysText(theme[1]),
                              QString::fromLatin1(theme[2]),
                              {},
                              [this, name = QString::fromLatin1(theme[0])] { choose(QStringLiteral("theme"), name); }});
    }
    for (const Language& language : languages()) {
        m_commands.push_back({QStringLiteral("language.") + language.code,
                              group,
                              keysText(QT_TRANSLATE_NOOP("keys", "Language: %1")).arg(language.name),
                              QStringLiteral("language"),
                              {},
                              [this, code = language.code] { choose(QStringLiteral("language"), code); }});
    }
    m_commands.push_back({QStringLiteral("presentation"), group,
                          keysText(QT_TRANSLATE_NOOP("keys", "Presentation mode: everything larger")),
                          QStringLiteral("presentation"), keys({"Ctrl+Shift+F"}), [this] {
                              session::Settings& settings = m_parts.settings;
                              settings.setFlag(QStringLiteral("presentation"),
                                               !settings.flag(QStringLiteral("presentation")));
                              Q_EMIT rebuildAsked();
                          }});
}

void Shell::bindKeys()
{
    for (QShortcut* shortcut : m_shortcuts)
        delete shortcut;
    m_shortcuts.clear();
    for (const Command& command : m_commands) {
        for (const QKeySequence& sequence : command.keys) {
            auto* shortcut = new QShortcut(sequence, this);
            connect(shortcut, &QShortcut::activated, this, command.run);
            m_shortcuts.push_back(shortcut);
        }
    }
}

void Shell::fillMenu()
{
    auto* menu = new QMenu(this);
    auto* themes = new QActionGroup(menu);
    auto* speech = new QActionGroup(menu);
    QAction* quit = nullptr;
    const session::Settings& settings = m_parts.settings;
    const QString theme = QStringLiteral("theme.") + themeName(themeFromName(settings.text(QStringLiteral("theme"))));
    const QString language = QStringLiteral("language.") + QLocale().name().section(QLatin1Char('_'), 0, 0);
    for (const Command& command : m_commands) {
        const bool isTheme = command.id.startsWith(QLatin1StringView("theme."));
        const bool isLanguage = command.id.startsWith(QLatin1StringView("language."));
        const bool isToggle = command.id == QLatin1StringView("presentation");
        const bool isPlain = command.id == QLatin1StringView("settings") || command.id == QLatin1StringView("keys") ||
                             command.id == QLatin1StringView("guide") || command.id == QLatin1StringView("quit");
        if (!isTheme && !isLanguage && !isToggle && !isPlain)
            continue;
        if (isPlain || isToggle || command.id == QLatin1StringView("language.en"))
            menu->addSeparator();
        QAction* action = menu->addAction(command.text);
        if (command.id == QLatin1StringView("quit"))
            quit = action;
        if (!command.keys.empty())
            action->setText(command.text + QLatin1Char('\t') + command.keys.front().toString(QKeySequence::NativeText));
        connect(action, &QAction::triggered, this, command.run, Qt::QueuedConnection);
        action->setCheckable(!isPlain);
        if (isTheme)
            themes->addAction(action);
        if (isLanguage)
            speech->addAction(action);
        action->setChecked(command.id == theme || command.id == language ||
                           (isToggle && settings.flag(QStringLiteral("presentation"))));
    }
    if (quit != nullptr) {
        menu->addSeparator();
        menu->addAction(quit); // the last one
    }
    m_masthead->setMenu(menu);
}

} // namespace darse::ui
