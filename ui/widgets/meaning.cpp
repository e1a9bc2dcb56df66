// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/meaning.h"

#include <QCoreApplication>

#include <algorithm>

namespace darse::ui {

QString meaningIn(std::span<const Meaning> table, std::string_view of, const char* context)
{
    const auto found = std::ranges::find(table, of, &Meaning::of);
    return found == table.end() ? QString() : QCoreApplication::translate(context, found->sentence);
}

} // namespace darse::ui
