// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/entriessection.h"

#include "core/backend/config.h"
#include "ui/pages/details/entriesview.h"

#include <QVBoxLayout>

namespace darse::ui {

EntriesSection::EntriesSection(QWidget* parent) : Section(tr("Entries"), parent), m_entries(new EntriesView)
{
    column()->addWidget(m_entries);
}

void EntriesSection::setObject(const backend::ObjectPtr& object)
{
    const auto& map = backend::as<backend::ConfigMap>(*object);
    EntriesView::Entries entries;
    for (auto entry = map.entries.cbegin(); entry != map.entries.cend(); ++entry)
        entries.insert(entry.key(), entry.value().toUtf8());
    for (auto entry = map.binary.cbegin(); entry != map.binary.cend(); ++entry)
        entries.insert(entry.key(), entry.value());
    m_entries->setEntries(entries);
}

} // namespace darse::ui
