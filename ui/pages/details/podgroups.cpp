// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/podgroups.h"

#include "core/backend/inspection.h"
#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/pages/details/parts.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr qsizetype kShortId = 12;

using Rows = std::vector<std::shared_ptr<const backend::Container>>;

/// The containers of the pod that have a process, by name; also the one that only holds the namespaces.
Rows runningOf(const backend::Pod& pod, session::Session& session)
{
    Rows rows;
    for (const backend::ObjectPtr& part : partsOf(pod, backend::Kind::Container, session)) {
        const auto container = std::static_pointer_cast<const backend::Container>(part);
        if (container->podKey == pod.key && container->pid > 0)
            rows.push_back(container);
    }
    std::ranges::sort(rows, {}, [](const auto& row) { return row->name; });
    return rows;
}

} // namespace

PodGroups::PodGroups(session::Session& session, QWidget* parent) :
    QWidget(parent),
    m_session(session),
    m_tree(makeParagraph({}, Type::Mono))
{
    m_tree->setObjectName(QStringLiteral("groups"));
    QLabel* title = makeLabel(tr("Control groups"), Type::Caption, "muted");
    explain(*title, tr("Here the kernel counts what each container uses, and holds it to its limits; those of the pod "
                       "are for all of them together."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, px(Space::Control), 0, 0);
    column->setSpacing(px(Space::Tight));
    column->addWidget(title);
    column->addWidget(m_tree);
    hide();
}

void PodGroups::setPod(const backend::Pod& pod)
{
    const Rows rows = runningOf(pod, m_session);
    backend::Inspection* inspection = m_session.backend().inspection();
    if (rows.empty() || inspection == nullptr)
        return hide();
    qsizetype longest = 0;
    for (const auto& row : rows)
        longest = std::max(longest, visibleText(nameWithin(*row, pod)).size());
    m_rows.clear();
    for (const auto& row : rows)
        m_rows << QStringLiteral("%1 %2  %3  %4")
                      .arg(row == rows.back() ? QStringLiteral("└─") : QStringLiteral("├─"), row->key.left(kShortId),
                           visibleText(nameWithin(*row, pod)).leftJustified(longest), tr("process %1").arg(row->pid));
    if (std::ranges::any_of(rows, [this](const auto& row) { return row->key == m_asked; }))
        return fill();
    m_asked = rows.front()->key;
    m_around.clear();
    fill();
    session::whenDone(inspection->json({backend::Kind::Container, m_asked}), this,
                      [this, asked = m_asked](const Result<QString>& told) { arrived(asked, told); });
}

void PodGroups::arrived(const QString& asked, const Result<QString>& inspection)
{
    if (asked != m_asked || !inspection)
        return;
    const QJsonObject all = QJsonDocument::fromJson(inspection->toUtf8()).object();
    m_around =
        all.value(QLatin1StringView("HostConfig")).toObject().value(QLatin1StringView("CgroupParent")).toString();
    fill();
}

void PodGroups::fill()
{
    m_tree->setText(visibleText(m_around) + u'\n' + m_rows.join(u'\n'));
    setVisible(!m_around.isEmpty());
}

} // namespace darse::ui
