// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QMenu;

namespace darse::session {
class Settings;
}

namespace darse::ui {

class ListToolbar;

/// The filters that a person kept for one list: choose one, keep what is typed now, forget one.
void fillSavedFilters(QMenu& menu, ListToolbar& toolbar, session::Settings& settings, const QString& listName);

} // namespace darse::ui
