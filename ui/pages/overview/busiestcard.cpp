// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/busiestcard.h"

#include "core/session/session.h"
#include "ui/style/icons.h"
#include "ui/style/tokens.h"
#include "ui/style/words.h"
#include "ui/widgets/whileshown.h"

#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {
namespace {

using backend::Kind;
using session::Metric;

struct Busy {
    double cores;
    backend::ObjectPtr container;
};

std::vector<double> valuesOf(const std::vector<session::Point>& points)
{
    std::vector<double> values(points.size());
    std::ranges::transform(points, values.begin(), &session::Point::value);
    return values;
}

} // namespace

BusiestCard::BusiestCard(session::Session& session, QWidget* parent) :
    LinesCard(tr("Busiest containers"), parent),
    m_session(session)
{
    WhileShown::connection(*this, [this] {
        return connect(&m_session.metrics(), &session::MetricsStore::ticked, this, &BusiestCard::update);
    });
    connect(&m_session, &session::Session::projectChanged, this, &BusiestCard::update);
    update();
}

void BusiestCard::update()
{
    std::vector<Busy> busy;
    for (const backend::ObjectPtr& object : *m_session.store(Kind::Container).snapshot()) {
        const auto cores = m_session.metrics().latest({Kind::Container, object->key}, Metric::Cpu);
        if (cores && m_session.isInScope(*object))
            busy.push_back({*cores, object});
    }
    const auto kept = std::min(busy.size(), kMost);
    std::ranges::partial_sort(busy, busy.begin() + static_cast<std::ptrdiff_t>(kept), std::greater<>(), &Busy::cores);
    std::vector<ObjectLine::Shown> lines;
    for (std::size_t i = 0; i < kept; ++i) {
        const backend::Object& object = *busy[i].container;
        const backend::ObjectRef ref{Kind::Container, object.key};
        const auto memory = m_session.metrics().latest(ref, Metric::Memory);
        lines.push_back({.ref = ref,
                         .icon = QStringLiteral("container"),
                         .color = colors().muted,
                         .name = object.name,
                         .text = memory ? formatBytes(*memory) : QString(),
                         .figure = formatCores(busy[i].cores),
                         .values = valuesOf(m_session.metrics().recent(ref, Metric::Cpu))});
    }
    showLines(lines);
}

} // namespace darse::ui
