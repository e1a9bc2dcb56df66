// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/manifest/openquestion.h"

#include "ui/dialogs/confirmdialog.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>

namespace darse::ui {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("OpenQuestion", text);
}

} // namespace

void askBeforeOpening(const QString& path, QWidget& asker, const std::function<void()>& open)
{
    auto* dialog =
        new ConfirmDialog({.verb = say(QT_TRANSLATE_NOOP("OpenQuestion", "Open")),
                           .what = visibleText(path.section(u'/', -1)),
                           .names = {},
                           .consequence = say(QT_TRANSLATE_NOOP(
                               "OpenQuestion", "It takes the place of what you have written, which was neither applied "
                                               "nor saved. Ctrl+Z in the editor brings that back.")),
                           .isDanger = false},
                          asker.window());
    QObject::connect(dialog, &ConfirmDialog::confirmed, &asker, open);
    dialog->open();
}

} // namespace darse::ui
