// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/drafts.h"

#include "ui/pages/location.h"
#include "ui/widgets/visibletext.h"

namespace darse::ui {

void Drafts::keepEdit(const QString& place, const Edit& edit)
{
    if (edit.text == edit.base)
        m_content.edits.remove(place);
    else
        m_content.edits.insert(place, edit);
}

QStringList unsavedIn(const Drafts::Content& content)
{
    QStringList names;
    if (content.isUnsaved())
        names.push_back(Drafts::tr("the text of the YAML editor"));
    for (const QString& place : content.edits.keys())
        names.push_back(visibleText(Location::fromText(place).key));
    return names;
}

} // namespace darse::ui
