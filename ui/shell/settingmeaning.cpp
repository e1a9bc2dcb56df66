// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settingmeaning.h"

#include "ui/widgets/meaning.h"

#include <QCoreApplication>

namespace darse::ui {
namespace {

constexpr Meaning kMeanings[] = {
    {"theme", QT_TRANSLATE_NOOP("settings", "Light or dark; “As the desktop” follows it while it changes.")},
    {"language", QT_TRANSLATE_NOOP("settings", "Changes at once. What engines and programs say stays as they say it.")},
    {"presentation", QT_TRANSLATE_NOOP("settings", "Half as large again, without the lesser columns: to be read from "
                                                   "the back of a room.")},
    {"tray.off", QT_TRANSLATE_NOOP("settings", "The icon tells how many containers run and which failed. Nothing here "
                                               "needs it.")},
    {"list/density", QT_TRANSLATE_NOOP("settings", "Compact rows show a quarter more on the same screen.")},
    {"trash.minutes", QT_TRANSLATE_NOOP("settings", "A container in the trash is stopped and keeps its files. After "
                                                    "this time it is deleted for good.")},
    {"ask.trash", QT_TRANSLATE_NOOP("settings", "Without the question, Ctrl+Z still brings it back.")},
    {"ask.many", QT_TRANSLATE_NOOP("settings", "The question names all that are meant.")},
    {"metrics.seconds", QT_TRANSLATE_NOOP("settings", "How often charts and lists ask for numbers. Seldom is easier on "
                                                      "the battery; the engine’s own history stays as fine.")},
    {"logs.times", QT_TRANSLATE_NOOP("settings", "When the engine received the line, whatever the program has written "
                                                 "itself.")},
    {"logs.wrap", QT_TRANSLATE_NOOP("settings", "What does not fit goes on below instead of to the right.")},
    {"logs.expression", QT_TRANSLATE_NOOP("settings", "“error|warn” then finds either word, and “.” any character.")},
    {"logs.spool", QT_TRANSLATE_NOOP("settings", "Lines that are looked at are kept in a file instead of in memory, so "
                                                 "that a log of any size can be scrolled.")},
    {"terminal.dark", QT_TRANSLATE_NOOP("settings", "Many programs choose colours that can only be read on a dark "
                                                    "ground.")},
};

} // namespace

QString settingMeaning(const QString& setting)
{
    return meaningIn(kMeanings, setting.toStdString(), "settings");
}

} // namespace darse::ui
