// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartexport.h"

#include "ui/charts/chartgroup.h"
#include "ui/charts/timechart.h"
#include "ui/style/tokens.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDateTime>
#include <QFileDialog>
#include <QMessageBox>
#include <QPixmap>
#include <QSaveFile>

#include <cmath>
#include <map>

namespace darse::ui {
namespace {

constexpr int kExactDigits = 12;

QString translated(const char* text)
{
    return QCoreApplication::translate("charts", text);
}

const char* baseUnit(Unit unit)
{
    switch (unit) {
    case Unit::Cores:
        return "cores";
    case Unit::Share:
        return "share";
    case Unit::Bytes:
        return "bytes";
    case Unit::BytesPerSecond:
        return "bytes per second";
    }
    return "";
}

/// What a spreadsheet would take for a formula begins with an apostrophe.
QString cell(QString text)
{
    if (!text.isEmpty() && QStringLiteral("=+-@").contains(text.front()))
        text.prepend(u'\'');
    text.replace(u'"', QStringLiteral("\"\""));
    return u'"' + text + u'"';
}

QByteArray pictureOf(QWidget& widget)
{
    QPixmap pixmap(widget.size() * widget.devicePixelRatioF());
    pixmap.setDevicePixelRatio(widget.devicePixelRatioF());
    pixmap.fill(colors().window);
    widget.render(&pixmap, {}, {}, QWidget::DrawChildren);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    pixmap.save(&buffer, "PNG");
    return bytes;
}

} // namespace

QString chartTable(const ChartGroup& group)
{
    const qint64 to = group.end();
    const qint64 from = to - group.span().count() * 1000;
    QStringList head = {QStringLiteral("time")};
    std::map<qint64, std::vector<std::pair<qsizetype, double>>> rows;
    for (const TimeChart* chart : group.charts()) {
        const TimeChart::Description& about = chart->description();
        for (int series = 0; series < int(about.series.size()); ++series) {
            for (const session::Point& point : chart->points(series)) {
                if (point.atMilliseconds >= from && point.atMilliseconds <= to)
                    rows[point.atMilliseconds].emplace_back(head.size(), point.value);
            }
            head.append(cell(QStringLiteral("%1: %2 (%3)")
                                 .arg(about.title, about.series[series], QLatin1StringView(baseUnit(about.unit)))));
        }
    }
    QString text = head.join(u',') + u'\n';
    for (const auto& [at, values] : rows) {
        QStringList cells(head.size());
        cells[0] = QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODateWithMs);
        for (const auto& [column, value] : values)
            cells[column] = QString::number(value, 'g', kExactDigits);
        text += cells.join(u',') + u'\n';
    }
    return text;
}

void askWhereToSaveCharts(const ChartGroup& group, QWidget& picture, ChartForm form, QWidget* window,
                          const std::function<void(const QString& path)>& saved)
{
    const bool isPicture = form == ChartForm::Picture;
    // As it is now, not when a name has been found.
    const QByteArray content = isPicture ? pictureOf(picture) : chartTable(group).toUtf8();
    auto* dialog = new QFileDialog(window, isPicture ? translated(QT_TRANSLATE_NOOP("charts", "Save as a picture"))
                                                     : translated(QT_TRANSLATE_NOOP("charts", "Save as a table")));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString suffix = isPicture ? QStringLiteral("png") : QStringLiteral("csv");
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(QStringLiteral("metrics.") + suffix);
    QObject::connect(dialog, &QFileDialog::fileSelected, window, [window, content, saved](const QString& path) {
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
            return saved(path);
        auto* box = new QMessageBox(QMessageBox::Warning, translated(QT_TRANSLATE_NOOP("charts", "Not saved")),
                                    file.errorString(), QMessageBox::Close, window);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setTextFormat(Qt::PlainText);
        box->open();
    });
    dialog->open();
}

} // namespace darse::ui
