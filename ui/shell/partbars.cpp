// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/partbars.h"

#include "ui/style/icons.h"
#include "ui/style/tokens.h"
#include "ui/style/words.h"
#include "ui/widgets/progresswords.h"
#include "ui/widgets/visibletext.h"

#include <QPainter>

#include <algorithm>

namespace darse::ui {
namespace {

/// The others are counted.
constexpr std::size_t kMost = 12;
constexpr int kLine = 20;
constexpr int kName = 104;
constexpr int kWords = 116;
constexpr int kBar = 4;

} // namespace

PartBars::PartBars(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Layers"));
}

void PartBars::setParts(const std::vector<backend::ProgressPart>& parts)
{
    const bool isOther = parts.size() != m_parts.size();
    m_parts = parts;
    const auto ready = std::ranges::count_if(m_parts, [](const auto& part) { return part.isReady; });
    setAccessibleDescription(tr("%1 of %2 layers are ready").arg(ready).arg(m_parts.size()));
    if (isOther)
        updateGeometry();
    update();
}

QSize PartBars::sizeHint() const
{
    const std::size_t lines = std::min(m_parts.size(), kMost) + (m_parts.size() > kMost ? 1 : 0);
    return {px(kName + kWords + kName), static_cast<int>(lines) * px(kLine)};
}

void PartBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& c = colors();
    int y = 0;
    const auto text = [&](const QRect& rect, Type type, int align, const QString& words) {
        painter.setFont(ui::font(type));
        painter.setPen(c.muted);
        painter.drawText(rect, align | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(words, Qt::ElideRight, rect.width()));
    };
    for (std::size_t i = 0; i < std::min(m_parts.size(), kMost); ++i, y += px(kLine)) {
        const backend::ProgressPart& part = m_parts[i];
        text({0, y, px(kName), px(kLine)}, Type::MonoCaption, Qt::AlignLeft, visibleText(part.name));
        const QRect words(width() - px(kWords), y, px(kWords), px(kLine));
        if (part.isReady) {
            const int side = px(size::kIcon) - px(2);
            painter.drawPixmap(words.right() - side, y + (px(kLine) - side) / 2,
                               iconPixmap(QStringLiteral("check"), c.running, side, devicePixelRatioF()));
        } else if (part.total > 0) {
            text(words, Type::Caption, Qt::AlignRight,
                 tr("%1 of %2").arg(formatBytes(double(part.done)), formatBytes(double(part.total))));
        } else {
            text(words, Type::Caption, Qt::AlignRight, visibleText(progressText(part.state)));
        }
        const QRectF bar(px(kName) + px(Space::Control), y + (px(kLine) - px(kBar)) / 2.0,
                         std::max(0, words.left() - px(kName) - 2 * px(Space::Control)), px(kBar));
        const double share =
            part.isReady ? 1 : (part.total > 0 ? std::clamp(double(part.done) / double(part.total), 0.0, 1.0) : 0);
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.sunken);
        painter.drawRoundedRect(bar, px(2), px(2));
        painter.setBrush(part.isReady ? c.running : c.accent);
        painter.drawRoundedRect(QRectF(bar.topLeft(), QSizeF(bar.width() * share, bar.height())), px(2), px(2));
    }
    if (m_parts.size() > kMost)
        text({0, y, width(), px(kLine)}, Type::Caption, Qt::AlignLeft,
             tr("and %n more", "", static_cast<int>(m_parts.size() - kMost)));
}

} // namespace darse::ui
