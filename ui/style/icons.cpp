// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/icons.h"

#include "ui/style/tokens.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSet>
#include <QSvgRenderer>

#include <algorithm>
#include <cmath>
#include <optional>

/// Resources of a static library must be asked for once; the macro wants the global namespace.
static void wakeResources()
{
    Q_INIT_RESOURCE(darse);
}

namespace darse::ui {
namespace {

constexpr QSize kDrawingSize(160, 120);

QByteArray readResource(const QString& path)
{
    static const bool isAwake = [] {
        wakeResources();
        return true;
    }();
    Q_UNUSED(isAwake)
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void warnOnce(const QString& path)
{
    static QSet<QString> told;
    if (told.contains(path))
        return;
    told.insert(path);
    qWarning("No drawing %s", qUtf8Printable(path));
}

/// A crossed box: it is seen, and it is seen that something is missing.
void paintPlaceholder(QPainter& painter, const QRectF& rect, const QColor& color)
{
    const QRectF box = rect.adjusted(1.5, 1.5, -1.5, -1.5);
    painter.setPen(QPen(color, 1, Qt::DotLine));
    painter.drawRect(box);
    painter.drawLine(box.topLeft(), box.bottomRight());
    painter.drawLine(box.topRight(), box.bottomLeft());
}

struct Ink {
    QColor main;   ///< takes the place of currentColor
    QColor accent; ///< takes the place of #accent
};

QPixmap render(const QString& path, const Ink& ink, QSize size, double devicePixelRatio)
{
    QPixmap pixmap(
        QSize(int(std::lround(size.width() * devicePixelRatio)), int(std::lround(size.height() * devicePixelRatio))));
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    // Drawn opaque and faded as a whole: strokes that cross must not show through one another.
    painter.setOpacity(ink.main.alphaF());
    QByteArray svg = readResource(path);
    svg.replace("currentColor", ink.main.name(QColor::HexRgb).toLatin1());
    svg.replace("#accent", ink.accent.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer;
    if (!svg.isEmpty() && renderer.load(svg)) {
        renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(size)));
    } else {
        warnOnce(path);
        paintPlaceholder(painter, QRectF(QPointF(0, 0), QSizeF(size)), ink.main);
    }
    return pixmap;
}

QPixmap cached(const QString& path, const Ink& ink, QSize size, double devicePixelRatio)
{
    const QString key = QStringLiteral("darse%1|%2|%3|%4|%5")
                            .arg(path, ink.main.name(QColor::HexArgb), ink.accent.name(QColor::HexArgb))
                            .arg(size.width())
                            .arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = render(path, ink, size, devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Paints when asked, at the scale asked for; parses nothing before.
class DrawnIcon final : public QIconEngine {
public:
    DrawnIcon(QString name, std::optional<QColor> color) : m_name(std::move(name)), m_color(color) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        Q_UNUSED(state)
        const int size = std::min(rect.width(), rect.height());
        const double scale = painter->device() != nullptr ? painter->device()->devicePixelRatio() : 1.0;
        const QPoint at(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2);
        painter->drawPixmap(QRect(at, QSize(size, size)), iconPixmap(m_name, colorOf(mode), size, scale));
    }

    /// `size` is in device pixels.
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        Q_UNUSED(state)
        const int side = std::min(size.width(), size.height());
        return iconPixmap(m_name, colorOf(mode), int(std::lround(side / scale)), scale);
    }

    [[nodiscard]] QIconEngine* clone() const override { return new DrawnIcon(*this); }
    QString key() const override { return QStringLiteral("darse"); }
    QString iconName() override { return m_name; }

private:
    /// Asked at painting, so that an icon without its own colour follows the theme.
    [[nodiscard]] QColor colorOf(QIcon::Mode mode) const
    {
        if (mode == QIcon::Disabled)
            return faded(colors().muted, 0.6);
        return m_color.value_or(colors().text);
    }

    QString m_name;
    std::optional<QColor> m_color;
};

} // namespace

QIcon icon(const QString& name, const QColor& color)
{
    return QIcon(new DrawnIcon(name, color));
}

QIcon icon(const QString& name)
{
    return QIcon(new DrawnIcon(name, std::nullopt));
}

QPixmap iconPixmap(const QString& name, const QColor& color, int size, double devicePixelRatio)
{
    if (size <= 0)
        return {};
    return cached(QStringLiteral(":/icons/%1.svg").arg(name), {color, color}, QSize(size, size), devicePixelRatio);
}

QPixmap drawingPixmap(const QString& name, double devicePixelRatio)
{
    const QSize size(px(kDrawingSize.width()), px(kDrawingSize.height()));
    return cached(QStringLiteral(":/drawings/%1.svg").arg(name), {colors().muted, colors().accent}, size,
                  devicePixelRatio);
}

} // namespace darse::ui
