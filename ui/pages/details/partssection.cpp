// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/partssection.h"

#include "core/session/session.h"
#include "ui/pages/details/parts.h"
#include "ui/pages/details/plaintable.h"
#include "ui/pages/kindview.h"
#include "ui/style/statuslook.h"
#include "ui/style/tokens.h"
#include "ui/style/words.h"
#include "ui/widgets/whileshown.h"

#include <QCoreApplication>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

constexpr int kMostRows = 12;

QString metricText(const backend::ObjectRef& ref, session::Metric metric, session::Session& session)
{
    const std::optional<double> value = session.metrics().latest(ref, metric);
    if (!value)
        return missingValue();
    return metric == session::Metric::Cpu ? formatCores(*value) : formatBytes(*value);
}

} // namespace

PartsSection::PartsSection(backend::Kind parts, session::Session& session, QWidget* parent) :
    Section(QCoreApplication::translate("kinds", kindView(parts).plural), parent),
    m_parts(parts),
    m_session(session),
    m_table(new PlainTable({tr("Name"), tr("Status"), tr("CPU"), tr("Memory")}, this))
{
    m_table->setLinkColumn(0);
    m_table->setStatusColumn(1);
    m_table->setNumberColumn(2);
    m_table->setNumberColumn(3);
    m_table->growUpTo(kMostRows);
    m_table->setColumnWidth(0, px(320));
    m_table->setColumnWidth(1, px(160));
    m_table->setColumnWidth(2, px(140));
    m_table->setAccessibleName(QCoreApplication::translate("kinds", kindView(parts).plural));
    column()->addWidget(m_table);
    connect(m_table, &PlainTable::opened, this, [this](int row) {
        Q_EMIT goTo(Location::ofObject({m_parts, m_table->tagOf(row).toString()}));
    });
    if (session.has(parts))
        connect(&session.store(parts), &session::ObjectStore::updated, this, &PartsSection::fill);
    WhileShown::connection(*this, [this, &session] {
        return connect(&session.metrics(), &session::MetricsStore::ticked, this, &PartsSection::fill);
    });
}

void PartsSection::setObject(const backend::ObjectPtr& object)
{
    m_object = object;
    fill();
}

void PartsSection::fill()
{
    if (!m_object)
        return;
    std::vector<PlainTable::Row> rows;
    for (const backend::ObjectPtr& part : partsOf(*m_object, m_parts, m_session)) {
        const backend::ObjectRef ref = refOf(*part);
        rows.push_back({.cells = {nameWithin(*part, *m_object), statusLook(part->status).word,
                                  metricText(ref, session::Metric::Cpu, m_session),
                                  metricText(ref, session::Metric::Memory, m_session)},
                        .status = part->status,
                        .tag = part->key});
    }
    m_table->setRows(rows);
    // Who reads settings is told only where it is known.
    const bool isRead = m_object->kind == backend::Kind::ConfigMap || m_object->kind == backend::Kind::Secret;
    setVisible(!isRead || !rows.empty());
}

} // namespace darse::ui
