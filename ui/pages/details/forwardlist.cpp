// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/forwardlist.h"

#include "ui/style/tokens.h"

#include <QVBoxLayout>

namespace darse::ui {

ForwardList::ForwardList(session::Session& session, QWidget* parent) :
    QWidget(parent),
    m_session(session),
    m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(px(Space::Control));
}

void ForwardList::setSubjects(const std::vector<ForwardRow::Subject>& subjects)
{
    if (subjects == m_shown)
        return;
    m_shown = subjects;
    for (ForwardRow* row : m_rows)
        row->deleteLater();
    m_rows.clear();
    for (const ForwardRow::Subject& subject : subjects) {
        m_rows.push_back(new ForwardRow(m_session, subject, this));
        connect(m_rows.back(), &ForwardRow::podAsked, this, &ForwardList::podAsked);
        m_column->addWidget(m_rows.back());
    }
}

} // namespace darse::ui
