// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notices.h"

#include "ui/widgets/errorwords.h"

namespace darse::ui {
namespace {

constexpr std::size_t kKept = 200;

}

void Notices::add(Notice notice)
{
    notice.at = QDateTime::currentDateTime();
    m_notices.insert(m_notices.begin(), notice);
    if (m_notices.size() > kKept)
        m_notices.resize(kKept);
    ++m_unread;
    Q_EMIT added(notice);
    Q_EMIT changed();
}

void Notices::addError(const QString& title, const Error& error, std::optional<Location> location)
{
    const ErrorWords words = errorWords(error);
    const QString text = words.remedy.isEmpty() ? words.why : words.why + QLatin1Char(' ') + words.remedy;
    add({.isError = true, .title = title, .text = text, .raw = words.raw, .location = std::move(location)});
}

void Notices::markRead()
{
    if (m_unread == 0)
        return;
    m_unread = 0;
    Q_EMIT changed();
}

void Notices::clear()
{
    m_notices.clear();
    m_unread = 0;
    Q_EMIT changed();
}

} // namespace darse::ui
