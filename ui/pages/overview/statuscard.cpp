// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/statuscard.h"

#include "core/session/session.h"
#include "ui/pages/kindview.h"
#include "ui/style/statuslook.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/statusring.h"
#include "ui/widgets/whileshown.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QMouseEvent>

#include <algorithm>
#include <map>

namespace darse::ui {

StatusCard::StatusCard(session::Session& session, backend::Kind kind, QWidget* parent) :
    QFrame(parent),
    m_session(session),
    m_kind(kind),
    m_ring(new StatusRing)
{
    setProperty("look", QStringLiteral("card"));
    setCursor(Qt::PointingHandCursor);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(px(Space::Card), px(Space::Card), px(Space::Card), px(Space::Card));
    row->setSpacing(px(Space::Card));
    row->addWidget(m_ring);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(px(2));
    row->addLayout(texts, 1);
    QPushButton* title = makeButton(QCoreApplication::translate("kinds", kindView(kind).plural), "link");
    title->setFont(ui::font(Type::Section));
    connect(title, &QPushButton::clicked, this, [this] { Q_EMIT goTo(Location::ofList(m_kind)); });
    texts->addStretch();
    texts->addWidget(title, 0, Qt::AlignLeft);
    for (QLabel*& word : m_words)
        texts->addWidget(word = makeLabel({}, Type::Caption));
    texts->addStretch();
    WhileShown::connection(*this, [this] {
        update();
        return connect(&m_session.store(m_kind), &session::ObjectStore::updated, this, &StatusCard::update);
    });
    connect(&m_session, &session::Session::projectChanged, this, &StatusCard::update);
    update();
}

void StatusCard::update()
{
    std::map<backend::Status, int> counts;
    for (const backend::ObjectPtr& object : *m_session.store(m_kind).snapshot()) {
        if (m_session.isInScope(*object))
            ++counts[object->status];
    }
    std::vector<StatusRing::Part> parts;
    parts.reserve(counts.size());
    for (const auto& [status, count] : counts)
        parts.push_back({status, count});
    m_ring->setParts(parts);
    std::ranges::stable_sort(parts, std::greater<>(), &StatusRing::Part::count);
    for (std::size_t i = 0; i < std::size(m_words); ++i) {
        m_words[i]->setVisible(i < parts.size());
        if (i >= parts.size())
            continue;
        const StatusLook look = statusLook(parts[i].status);
        m_words[i]->setText(tr("%1 %2", "how many, and their status").arg(parts[i].count).arg(look.word));
        QPalette ink = m_words[i]->palette();
        ink.setColor(QPalette::WindowText, look.color);
        m_words[i]->setPalette(ink);
    }
}

void StatusCard::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT goTo(Location::ofList(m_kind));
}

} // namespace darse::ui
