// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/podpicture.h"

#include "core/session/session.h"
#include "ui/pages/details/parts.h"
#include "ui/style/tokens.h"
#include "ui/style/words.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>

namespace darse::ui {

using backend::Kind;
using backend::PodPart;

namespace {

constexpr int kBoxWidth = 230; ///< at least
constexpr int kWidestBox = 340;
constexpr int kBoxHeight = 104;
constexpr int kVolumeHeight = 32;

} // namespace

PodPicture::PodPicture(session::Session& session, QWidget* parent) : QWidget(parent), m_session(session)
{
    setAccessibleName(tr("Picture of the pod"));
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

PodPicture::Box PodPicture::boxOf(const PodPart& part) const
{
    Box box{
        .title = visibleText(part.name), .lines = {}, .tip = {}, .key = part.key, .status = part.status, .volumes = {}};
    box.lines.push_back(visibleText(part.image));
    QStringList about;
    if (part.role == PodPart::Role::Init)
        about.push_back(tr("runs first"));
    if (part.role == PodPart::Role::Guest)
        about.push_back(tr("let in to look around"));
    if (part.role == PodPart::Role::Sidecar)
        about.push_back(tr("beside the others"));
    if (const QString ports = joinPorts(part.ports); !ports.isEmpty())
        about.push_back(tr("port %1").arg(ports));
    box.lines.push_back(about.join(QStringLiteral(" · ")));
    const backend::ObjectPtr found = m_session.store(Kind::Container).find(part.key);
    const qint64 process = found ? backend::as<backend::Container>(*found).pid : 0;
    // Elsewhere nobody tells the number of the process.
    const bool isElsewhere = found && process == 0 && part.status == backend::Status::Running;
    box.lines.push_back(process > 0   ? tr("conmon → process %1").arg(process)
                        : isElsewhere ? tr("runs on %1").arg(visibleText(m_node))
                                      : tr("no process"));
    box.tip = isElsewhere ? QString()
                          : tr("conmon watches this container: it keeps its log and its exit code, and lives on when "
                               "the engine ends.");
    for (const backend::PodMount& mount : part.mounts)
        box.volumes.push_back(mount.volume);
    return box;
}

void PodPicture::setPod(const backend::Pod& pod)
{
    m_boxes.clear();
    m_node = pod.node.isEmpty() ? tr("a machine of the cluster") : pod.node;
    m_volumes = pod.volumes;
    for (const PodPart& part : podParts(pod, m_session)) {
        m_boxes.push_back(boxOf(part));
        for (const QString& volume : m_boxes.back().volumes) {
            if (std::ranges::none_of(m_volumes, [&](const auto& known) { return known.name == volume; }))
                m_volumes.push_back({.name = volume, .type = {}, .source = {}, .ref = {}});
        }
    }
    QStringList shared{pod.hasHostNetwork ? tr("the machine’s network") : tr("network"), tr("host name"), tr("IPC")};
    if (pod.sharesProcesses)
        shared.push_back(tr("processes"));
    m_shared = tr("infra holds what all share: %1").arg(shared.join(QStringLiteral(", ")));
    m_head = pod.address.isEmpty() ? visibleText(pod.name)
                                   : QStringLiteral("%1 · %2").arg(visibleText(pod.name), visibleText(pod.address));
    updateGeometry();
    update();
}

int PodPicture::columns(int width) const
{
    return std::max(1, (width - 2 * px(Space::Card) + px(Space::Related)) /
                           px(kBoxWidth + static_cast<int>(Space::Related)));
}

int PodPicture::heightForWidth(int width) const
{
    const int count = std::max<int>(1, static_cast<int>(m_boxes.size()));
    const int rows = (count + columns(width) - 1) / columns(width);
    const int volumeRows = (static_cast<int>(m_volumes.size()) + columns(width) - 1) / columns(width);
    return px(Space::Card) + px(kBand) + rows * px(kBoxHeight + static_cast<int>(Space::Related)) +
           volumeRows * px(kVolumeHeight + static_cast<int>(Space::Control)) + px(kBand);
}

QSize PodPicture::sizeHint() const
{
    constexpr int kWidth = 640;
    return {px(kWidth), heightForWidth(px(kWidth))};
}

/// The row is filled, unless it has so few that they would be wider than what is in them.
int PodPicture::boxWidth() const
{
    const int inRow = columns(width());
    const int room = width() - 2 * px(Space::Card) - (inRow - 1) * px(Space::Related);
    return std::clamp(room / inRow, px(kBoxWidth), px(kWidestBox));
}

QRect PodPicture::boxRect(int index) const
{
    const int inRow = columns(width());
    return {px(Space::Card) + index % inRow * (boxWidth() + px(Space::Related)),
            px(kBand) + px(kBand) + index / inRow * px(kBoxHeight + static_cast<int>(Space::Related)), boxWidth(),
            px(kBoxHeight)};
}

QRect PodPicture::volumeRect(int index) const
{
    const int inRow = columns(width());
    const int below = m_boxes.empty() ? px(kBand) * 2 : boxRect(static_cast<int>(m_boxes.size()) - 1).bottom();
    return {px(Space::Card) + index % inRow * (boxWidth() + px(Space::Related)),
            below + px(Space::Related) + index / inRow * px(kVolumeHeight + static_cast<int>(Space::Control)),
            boxWidth(), px(kVolumeHeight)};
}

PodPicture::Spot PodPicture::spotAt(const QPoint& at) const
{
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        const Box& box = m_boxes[i];
        if (!boxRect(static_cast<int>(i)).contains(at))
            continue;
        Spot spot{.tip = box.title + u'\n' + box.lines.first() + (box.tip.isEmpty() ? QString() : u'\n' + box.tip)};
        if (!box.key.isEmpty())
            spot.ref = backend::ObjectRef{Kind::Container, box.key};
        return spot;
    }
    for (std::size_t i = 0; i < m_volumes.size(); ++i) {
        const backend::PodVolume& volume = m_volumes[i];
        if (!volumeRect(static_cast<int>(i)).contains(at))
            continue;
        QStringList about{visibleText(volume.name), visibleText(volume.type), visibleText(volume.source)};
        about.removeAll(QString());
        return {.tip = about.join(u'\n'), .ref = volume.ref};
    }
    return {.tip = tr("The infra process does nothing but hold the namespaces: containers come and go, the address "
                      "stays.")};
}

void PodPicture::mousePressEvent(QMouseEvent* event)
{
    if (const Spot spot = spotAt(event->pos()); spot.ref)
        Q_EMIT goTo(Location::ofObject(*spot.ref));
}

void PodPicture::mouseMoveEvent(QMouseEvent* event)
{
    setCursor(spotAt(event->pos()).ref ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

bool PodPicture::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), plainTooltip(spotAt(help->pos()).tip), this);
    return true;
}

} // namespace darse::ui
