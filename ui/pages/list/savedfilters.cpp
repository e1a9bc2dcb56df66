// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list/savedfilters.h"

#include "core/session/settings.h"
#include "ui/pages/list/listtoolbar.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>
#include <QMenu>

namespace darse::ui {
namespace {

constexpr qsizetype kMost = 30;

QString translated(const char* text)
{
    return QCoreApplication::translate("SavedFilters", text);
}

/// As it is, whatever it has in it: a menu would take "&" for a key.
QString menuText(const QString& filter)
{
    return visibleText(filter).replace(u'&', QStringLiteral("&&"));
}

} // namespace

void fillSavedFilters(QMenu& menu, ListToolbar& toolbar, session::Settings& settings, const QString& listName)
{
    const QString name = QStringLiteral("filters/") + listName;
    const QStringList saved = settings.list(name);
    for (const QString& filter : saved)
        menu.addAction(menuText(filter), &toolbar, [&toolbar, filter] { toolbar.setFilterText(filter); });
    menu.addSeparator();
    const QString typed = toolbar.filterText().trimmed();
    QAction* keep = menu.addAction(
        typed.isEmpty() ? translated(QT_TRANSLATE_NOOP("SavedFilters", "Save this filter"))
                        : translated(QT_TRANSLATE_NOOP("SavedFilters", "Save “%1”")).arg(menuText(typed)),
        &toolbar,
        [&settings, name, saved, typed] { settings.setList(name, (QStringList{typed} + saved).mid(0, kMost)); });
    keep->setEnabled(!typed.isEmpty() && !saved.contains(typed));
    if (saved.isEmpty())
        return;
    QMenu* forget = menu.addMenu(translated(QT_TRANSLATE_NOOP("SavedFilters", "Forget")));
    for (const QString& filter : saved) {
        forget->addAction(menuText(filter), &toolbar, [&settings, name, filter] {
            QStringList left = settings.list(name);
            left.removeAll(filter);
            settings.setList(name, left);
        });
    }
}

} // namespace darse::ui
