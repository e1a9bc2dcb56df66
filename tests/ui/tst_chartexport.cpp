// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/settings.h"
#include "ui/charts/chartgroup.h"
#include "ui/charts/rangebar.h"
#include "ui/charts/timechart.h"
#include "ui/style/theme.h"
#include "ui/style/tokens.h"

#include <QAction>
#include <QApplication>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace darse;
using namespace darse::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A page with two charts and the bar above them.
struct Scene {
    QWidget window;
    QWidget* picture = new QWidget;
    session::Settings settings{QString()};
    ChartGroup group;
    TimeChart* cpu = new TimeChart({.title = u"CPU"_s, .unit = Unit::Cores, .series = {u"Used"_s}});
    TimeChart* memory =
        new TimeChart({.title = u"Memory"_s, .unit = Unit::Bytes, .series = {u"Working set"_s, u"=All"_s}});

    Scene()
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        auto* charts = new QVBoxLayout(picture);
        for (TimeChart* chart : {cpu, memory}) {
            group.add(chart);
            charts->addWidget(chart);
        }
        auto* column = new QVBoxLayout(&window);
        column->addWidget(new RangeBar(group, settings, u"span"_s, *picture));
        column->addWidget(picture, 1);
        window.resize(900, 700);
        window.show();
        window.activateWindow();
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        std::vector<session::Point> points;
        for (int i = 300; i > 0; --i)
            points.push_back({now - qint64{i} * 1000, 1.5});
        cpu->setPoints(0, points);
        points.resize(2);
        memory->setPoints(1, points);
        group.setSpan(600s);
    }
    /// Chooses in the menu of the bar, and answers where to.
    void save(const QString& entry, const QString& path) const
    {
        QAction* action = nullptr;
        for (const QMenu* menu : window.findChildren<QMenu*>()) {
            for (QAction* one : menu->actions())
                action = one->text() == entry ? one : action;
        }
        QVERIFY2(action != nullptr, qPrintable(entry));
        if (action != nullptr) // who reads the code does not know that the line above leaves
            action->trigger();
        auto* dialog = window.findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        QTRY_VERIFY(dialog->isVisible());
        auto* name = dialog->findChild<QLineEdit*>(u"fileNameEdit"_s);
        QVERIFY(name != nullptr);
        name->setText(path);
        QTest::mouseClick(dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save), Qt::LeftButton);
        QTRY_VERIFY(window.findChild<QFileDialog*>() == nullptr);
    }
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A thin line is smoothed, so hardly a pixel of it has just its colour.
bool isAbout(const QColor& one, const QColor& other)
{
    return std::abs(one.red() - other.red()) + std::abs(one.green() - other.green()) +
               std::abs(one.blue() - other.blue()) <
           60;
}

int pixelsLike(const QImage& image, const QColor& color)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += isAbout(image.pixelColor(x, y), color) ? 1 : 0;
    }
    return count;
}

} // namespace

/// What is saved of charts, from the menu to the file.
class TestChartExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { applyTheme(*qApp, ThemeChoice::Light, 1); }

    void thePictureIsWhatIsSeen()
    {
        const Scene scene;
        const QTemporaryDir folder;
        QSignalSpy saved(scene.window.findChild<RangeBar*>(), &RangeBar::saved);
        scene.save(u"As a picture (PNG)…"_s, folder.filePath(u"charts"_s)); // gets its ending
        QCOMPARE(saved.size(), 1);
        QCOMPARE(saved.front().front().toString(), folder.filePath(u"charts.png"_s));
        const QImage image(folder.filePath(u"charts.png"_s));
        QVERIFY(!image.isNull());
        QCOMPARE(image.size(), scene.picture->size() * scene.picture->devicePixelRatioF());
        QVERIFY(pixelsLike(image, colors().series[0]) > 100); // the line
        QVERIFY(pixelsLike(image, colors().window) < image.width() * image.height());
    }
    void theDarkPictureIsDark()
    {
        applyTheme(*qApp, ThemeChoice::Dark, 1);
        const Scene scene;
        const QTemporaryDir folder;
        scene.save(u"As a picture (PNG)…"_s, folder.filePath(u"dark.png"_s));
        const QImage image(folder.filePath(u"dark.png"_s));
        QVERIFY(pixelsLike(image, colors().series[0]) > 100);
        QVERIFY(image.pixelColor(1, 1).lightness() < 80);
    }
    void theTableHoldsEveryNumberWithItsUnit()
    {
        const Scene scene;
        const QTemporaryDir folder;
        scene.save(u"As a table (CSV)…"_s, folder.filePath(u"numbers"_s));
        const QStringList lines = QString::fromUtf8(contentOf(folder.filePath(u"numbers.csv"_s))).split(u'\n');
        QCOMPARE(lines.first(),
                 u"time,\"CPU: Used (cores)\",\"Memory: Working set (bytes)\",\"Memory: =All (bytes)\""_s);
        QCOMPARE(lines.size(), 302); // head, moments, and the end of the last line
        const QStringList first = lines[1].split(u',');
        QVERIFY(QDateTime::fromString(first[0], Qt::ISODateWithMs).isValid());
        QCOMPARE(first.mid(1), (QStringList{u"1.5"_s, QString(), u"1.5"_s}));
        QCOMPARE(lines[3].split(u',').mid(1), (QStringList{u"1.5"_s, QString(), QString()}));
    }
    void whatCannotBeWrittenIsTold()
    {
        const Scene scene;
        QSignalSpy saved(scene.window.findChild<RangeBar*>(), &RangeBar::saved);
        scene.save(u"As a table (CSV)…"_s, u"/proc/none.csv"_s);
        QVERIFY(saved.isEmpty());
        auto* box = scene.window.findChild<QMessageBox*>();
        QVERIFY(box != nullptr && !box->text().isEmpty());
        box->close();
    }
};

QTEST_MAIN(TestChartExport)
#include "tst_chartexport.moc"
