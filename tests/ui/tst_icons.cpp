// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/icons.h"
#include "ui/style/statuslook.h"
#include "ui/style/theme.h"
#include "ui/style/tokens.h"

#include <QApplication>
#include <QDir>
#include <QDirIterator>
#include <QPainter>
#include <QRegularExpression>
#include <QSet>
#include <QSvgRenderer>
#include <QTest>

using namespace darse;
using namespace darse::ui;

namespace {

QString sourceFolder(const QString& below)
{
    return qEnvironmentVariable("DARSE_SOURCE_DIR") + u'/' + below;
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList svgNames(const QString& folder)
{
    QStringList names = QDir(sourceFolder(folder)).entryList({u"*.svg"_qs}, QDir::Files);
    for (QString& name : names)
        name.chop(4);
    return names;
}

int inkedPixels(const QPixmap& pixmap)
{
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    int inked = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            inked += qAlpha(image.pixel(x, y)) > 64 ? 1 : 0;
    }
    return inked;
}

constexpr int kStatuses = static_cast<int>(backend::Status::Unknown) + 1;

} // namespace

class TestIcons : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ThemeChoice::Light, 1); }

    void everyFileIsOnTheGrid_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString& name : svgNames(u"resources/icons"_qs))
            QTest::newRow(qPrintable(name)) << sourceFolder(u"resources/icons/%1.svg"_qs.arg(name));
    }
    void everyFileIsOnTheGrid()
    {
        QFETCH(QString, path);
        const QByteArray svg = contents(path);
        QSvgRenderer renderer;
        QVERIFY(renderer.load(svg));
        QCOMPARE(renderer.viewBox(), QRect(0, 0, 16, 16));
        QVERIFY(svg.contains("currentColor"));
    }

    void iconsHaveNoColourOfTheirOwn_data() { everyFileIsOnTheGrid_data(); }
    void iconsHaveNoColourOfTheirOwn()
    {
        QFETCH(QString, path);
        static const QRegularExpression paint(u"(fill|stroke|stop-color)=\"([^\"]*)\""_qs);
        const QString svg = QString::fromUtf8(contents(path));
        for (auto it = paint.globalMatch(svg); it.hasNext();) {
            const QString value = it.next().captured(2);
            QVERIFY2(value == u"currentColor"_qs || value == u"none"_qs, qPrintable(value));
        }
        QVERIFY(!svg.contains(u"style="_qs));
    }

    void everyFileIsInTheProgram()
    {
        // An icon must be drawn once before the resources of the library are there.
        QVERIFY(!iconPixmap(u"container"_qs, Qt::black, 16, 1).isNull());
        for (const QString& folder : {u"icons"_qs, u"drawings"_qs, u"app"_qs}) {
            const QStringList names = svgNames(u"resources/"_qs + folder);
            QVERIFY(!names.isEmpty());
            for (const QString& name : names)
                QVERIFY2(QFile::exists(u":/%1/%2.svg"_qs.arg(folder, name)), qPrintable(name));
        }
    }

    /// Names given as icon(u"name"_qs), iconPixmap(QStringLiteral("name") … or .icon = … anywhere in ui/.
    void everyNameInTheCodeIsDrawn()
    {
        static const QRegularExpression named(
            u"(?:\\b(?:icon|iconPixmap)\\(|\\.icon = |Row\\{Status::\\w+, )\\s*(?:QStringLiteral\\(|u)?\"([a-z-]+)\""_qs);
        const QStringList drawn = svgNames(u"resources/icons"_qs);
        int found = 0;
        for (QDirIterator files(sourceFolder(u"ui"_qs), {u"*.cpp"_qs}, QDir::Files, QDirIterator::Subdirectories);
             files.hasNext();) {
            const QString path = files.next();
            for (auto it = named.globalMatch(QString::fromUtf8(contents(path))); it.hasNext(); ++found) {
                const QString name = it.next().captured(1);
                QVERIFY2(drawn.contains(name), qPrintable(u"%1 in %2"_qs.arg(name, path)));
            }
        }
        QVERIFY(found > 0);
    }

    void everyStatusHasItsOwnShapeAndWord()
    {
        QSet<QString> icons;
        QSet<QString> words;
        QSet<QByteArray> shapes;
        for (int i = 0; i < kStatuses; ++i) {
            const StatusLook look = statusLook(static_cast<backend::Status>(i));
            QVERIFY(look.color.isValid());
            QVERIFY(!look.word.isEmpty());
            icons.insert(look.icon);
            words.insert(look.word);
            shapes.insert(contents(sourceFolder(u"resources/icons/%1.svg"_qs.arg(look.icon))));
        }
        QCOMPARE(icons.size(), kStatuses);
        QCOMPARE(words.size(), kStatuses);
        QCOMPARE(shapes.size(), kStatuses);
        QVERIFY(!shapes.contains(QByteArray()));
    }

    void failedIsRedInBothThemes()
    {
        QCOMPARE(statusLook(backend::Status::Failed).color, colors().failed);
        const QColor light = statusLook(backend::Status::Failed).color;
        applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ThemeChoice::Dark, 1);
        QVERIFY(statusLook(backend::Status::Failed).color != light);
    }

    void pixmapsAreSharpAtEveryScale()
    {
        const QPixmap twice = iconPixmap(u"container"_qs, Qt::black, 16, 2);
        QCOMPARE(twice.size(), QSize(32, 32));
        QCOMPARE(twice.devicePixelRatio(), 2.0);
        // Not a 16-pixel picture made larger: neighbours differ inside the 2×2 blocks.
        const QImage large = twice.toImage();
        const QImage small = iconPixmap(u"container"_qs, Qt::black, 16, 1).toImage();
        QVERIFY(large.convertToFormat(QImage::Format_ARGB32) !=
                small.scaled(32, 32).convertToFormat(QImage::Format_ARGB32));
    }

    void theColourIsTheOneAskedFor()
    {
        const QImage image = iconPixmap(u"status-running"_qs, QColor(10, 200, 30), 16, 1).toImage();
        QCOMPARE(image.pixelColor(3, 8), QColor(10, 200, 30));
    }

    void aTranslucentColourFadesTheWhole()
    {
        const QImage image = iconPixmap(u"status-running"_qs, QColor(10, 200, 30, 128), 16, 1).toImage();
        QVERIFY(std::abs(image.pixelColor(3, 8).alpha() - 128) <= 2);
    }

    void anUnknownNameIsSeenAndTold()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"no-such-icon"_qs));
        QVERIFY(inkedPixels(iconPixmap(u"no-such-icon"_qs, Qt::black, 16, 1)) > 0);
    }

    void noSizeIsNoPicture() { QVERIFY(iconPixmap(u"container"_qs, Qt::black, 0, 1).isNull()); }

    void anIconFollowsTheTheme()
    {
        const QIcon followed = icon(u"status-running"_qs);
        QCOMPARE(followed.pixmap(16).toImage().pixelColor(3, 8), colors().text);
        applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ThemeChoice::Dark, 1);
        QCOMPARE(followed.pixmap(16).toImage().pixelColor(3, 8), colors().text);
    }

    void disabledIsMuted()
    {
        const QImage enabled = icon(u"stop"_qs).pixmap(QSize(16, 16), 1.0, QIcon::Normal).toImage();
        const QImage disabled = icon(u"stop"_qs).pixmap(QSize(16, 16), 1.0, QIcon::Disabled).toImage();
        QVERIFY(enabled != disabled);
    }

    void anIconPaintsInTheMiddleOfAnyRectangle()
    {
        QImage canvas(40, 20, QImage::Format_ARGB32_Premultiplied);
        canvas.fill(Qt::transparent);
        QPainter painter(&canvas);
        icon(u"status-running"_qs, Qt::red).paint(&painter, QRect(0, 0, 40, 20));
        painter.end();
        QCOMPARE(canvas.pixelColor(5, 10).alpha(), 0);
        QCOMPARE(canvas.pixelColor(14, 10), QColor(Qt::red));
    }

    void drawingsUseBothTones_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"empty", "nothing-found", "disconnected", "welcome"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void drawingsUseBothTones()
    {
        QFETCH(QString, name);
        const QPixmap pixmap = drawingPixmap(name, 2);
        QCOMPARE(pixmap.size(), QSize(320, 240));
        const QImage image = pixmap.toImage();
        bool hasMuted = false;
        bool hasAccent = false;
        for (int i = 0; i < image.width() * image.height(); ++i) {
            const QColor color = image.pixelColor(i % image.width(), i / image.width());
            hasMuted = hasMuted || color == colors().muted;
            hasAccent = hasAccent || color == colors().accent;
        }
        QVERIFY(hasMuted);
        QVERIFY(hasAccent);
    }
};

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
